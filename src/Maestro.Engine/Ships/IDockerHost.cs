using System.Collections.Immutable;
using Maestro.Engine.Model;

namespace Maestro.Engine.Ships;

/// <summary>
/// What the engine needs of a ship's Docker daemon. The connection opens with the first request. Every request has a deadline of its
/// own kind and throws <see cref="ShipException"/> when it fails; cancellation throws <see cref="OperationCanceledException"/>.
/// Safe for concurrent use.
/// </summary>
public interface IDockerHost : IAsyncDisposable
{
    /// <summary>The ship.</summary>
    Ship Ship { get; }

    /// <summary>How long the news may take, after the answer to a start, that the container ended at once. Known once the daemon has answered anything.</summary>
    TimeSpan EndIsToldWithin { get; }

    /// <summary>All containers, running or not, foreign ones included: one request.</summary>
    Task<ImmutableArray<ObservedContainer>> ListContainersAsync(CancellationToken cancellationToken);

    /// <summary>All containers, networks and volumes that carry the label <paramref name="label"/> (<c>key</c>, or <c>key=value</c>).</summary>
    Task<ImmutableArray<ShipResource>> ListResourcesAsync(string label, CancellationToken cancellationToken);

    /// <summary>Makes a network or a volume of that name with these labels; one that is there already is no fault. Containers are made by <see cref="CreateContainerAsync"/>.</summary>
    Task EnsureResourceAsync(ResourceKind kind, string name, ImmutableDictionary<string, string> labels, CancellationToken cancellationToken);

    /// <summary>Removes it at once, a container also while it runs, with its anonymous volumes. What is gone already is no fault.</summary>
    Task RemoveResourceAsync(ShipResource resource, bool withVolumes, CancellationToken cancellationToken);

    /// <summary>State of one container; null when there is none of that name or id.</summary>
    Task<ContainerSnapshot?> InspectContainerAsync(string idOrName, CancellationToken cancellationToken);

    /// <summary>What a container was made with, as the daemon completed it; null when there is none of that id.</summary>
    Task<ContainerConfiguration?> InspectConfigurationAsync(string id, CancellationToken cancellationToken);

    /// <summary>All that the daemon says of a container, as JSON, secrets included; null when there is none of that id.</summary>
    Task<ReadOnlyMemory<byte>?> InspectJsonAsync(string id, CancellationToken cancellationToken);

    /// <summary>What the daemon says of itself.</summary>
    Task<EngineFacts> ExamineAsync(CancellationToken cancellationToken);

    /// <summary>Makes an empty volume and removes it: throws when the ship has no room for even that.</summary>
    Task TryDiskAsync(CancellationToken cancellationToken);

    /// <summary>The image of that reference or id; null when the ship has it not.</summary>
    Task<ShipImage?> FindImageAsync(string image, CancellationToken cancellationToken);

    /// <summary>Pulls an image. Fails when the daemon says so, also in the middle of its stream, and when nothing moves for 60 s.</summary>
    /// <param name="image">The reference; without tag or digest, <c>latest</c> is pulled, as docker does.</param>
    /// <param name="login">What to show the registry; null: nothing.</param>
    /// <param name="progress">Told of each line of progress; may be null.</param>
    /// <param name="cancellationToken">Cancels the pull.</param>
    Task PullImageAsync(string image, RegistryLogin? login, IProgress<PullProgress>? progress, CancellationToken cancellationToken);

    /// <summary>Lets the daemon try a login at its registry; throws when the registry refuses it, or cannot be asked.</summary>
    Task LoginAsync(RegistryLogin login, CancellationToken cancellationToken);

    /// <summary>Creates a container and returns its id.</summary>
    Task<string> CreateContainerAsync(string name, ContainerSpecification specification, CancellationToken cancellationToken);

    /// <summary>Starts a container; one that runs already is no fault.</summary>
    Task StartContainerAsync(string id, CancellationToken cancellationToken);

    /// <summary>Lets a paused container go on.</summary>
    Task UnpauseContainerAsync(string id, CancellationToken cancellationToken);

    /// <summary>Stops a container: SIGTERM (or the image's signal), after <paramref name="grace"/> SIGKILL. One that is down or gone already is no fault.</summary>
    Task StopContainerAsync(string id, TimeSpan grace, CancellationToken cancellationToken);

    /// <summary>Ends a container at once (SIGKILL) and returns when it has ended. One that is down or gone already is no fault.</summary>
    Task KillContainerAsync(string id, CancellationToken cancellationToken);

    /// <summary>Removes a stopped container, with its anonymous volumes if asked. One that is gone already is no fault.</summary>
    Task RemoveContainerAsync(string id, bool withVolumes, CancellationToken cancellationToken);

    /// <summary>The last <paramref name="lines"/> lines of a container's output, standard output and error together, oldest first.</summary>
    Task<ImmutableArray<string>> TailLogAsync(string id, int lines, CancellationToken cancellationToken);

    /// <summary>
    /// Runs a program inside a running container to its end, however long that takes, and keeps the last <paramref name="lines"/> lines that it prints.
    /// Cancelling ends the wait only: the API has no way to end the program.
    /// </summary>
    Task<ExecEnded> ExecAsync(string id, ImmutableArray<string> command, int lines, CancellationToken cancellationToken);

    /// <summary>The lines of a container's output, oldest first, each as soon as it is there; null when there is no container of that name or id.</summary>
    Task<IAsyncEnumerable<LogLine>?> ReadLogAsync(string idOrName, LogRange range, CancellationToken cancellationToken);

    /// <summary>
    /// Watches the starts of the container of that name, also of one that is made later: when each was. Returns as <see cref="WatchEndsAsync"/> does.
    /// </summary>
    Task<IAsyncEnumerable<DateTimeOffset>> WatchStartsAsync(string name, CancellationToken cancellationToken);

    /// <summary>
    /// Watches the ends (<c>die</c>) of containers that carry the label <paramref name="label"/> (<c>key=value</c>). Returns when the daemon has accepted the
    /// watch, so that nothing that happens afterwards is missed; the sequence then ends when the connection does.
    /// </summary>
    Task<IAsyncEnumerable<ContainerEnded>> WatchEndsAsync(string label, CancellationToken cancellationToken);
}
