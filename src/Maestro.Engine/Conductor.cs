using System.Collections.Immutable;
using Maestro.Engine.Definition;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.DockerApi;
using Maestro.Engine.Doctor;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Engine.Planning;
using Maestro.Engine.Programs;
using Maestro.Engine.Registries;
using Maestro.Engine.Reports;
using Maestro.Engine.Runs;
using Maestro.Engine.Ships;
using Maestro.Engine.Templates;

namespace Maestro.Engine;

/// <summary>
/// The facade that every head calls. A wrong request or environment file throws <see cref="MaestroException"/> with all its faults, before
/// anything is contacted; what goes wrong in the work is in the <see cref="PlayResult"/>, as is a cancellation, after what was in flight has been
/// finished or cancelled and read back.
/// </summary>
public sealed class Conductor
{
    private readonly ConductorServices _services;

    /// <summary>Makes a conductor on <paramref name="services"/>; null takes those of this process.</summary>
    public Conductor(ConductorServices? services = null) => _services = services ?? new ConductorServices();

    /// <summary>Loads and checks the environment file of <paramref name="request"/>; contacts nothing, but runs the program of its ship provider if it has one.</summary>
    /// <exception cref="MaestroException">The file is missing or wrong.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public LoadedEnvironment Load(PlayRequest request, CancellationToken cancellationToken = default) => Read(RequestDefaults.Complete(request, _services.Variables), cancellationToken);

    /// <summary>Renders the templates of the environment file of <paramref name="request"/>; whether that is a right environment is not looked at.</summary>
    /// <exception cref="MaestroException">The file is missing, or a template is wrong.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public RenderedEnvironment Render(PlayRequest request, CancellationToken cancellationToken = default)
    {
        var complete = RequestDefaults.Complete(request, _services.Variables);
        var text = EnvironmentFile.Read(complete.File, _services.WorkingDirectory, _services.StandardInput);
        var rendered = TemplateRenderer.Render(Template(text, complete), cancellationToken);
        return new RenderedEnvironment(rendered.Text, rendered.Warnings);
    }

    /// <summary>Writes the environment as it was read to <paramref name="target"/>, as the JSON of <see cref="EnvironmentDump"/>: of the things named, or all. Gives the file's warnings.</summary>
    /// <exception cref="MaestroException">The request or the file is wrong.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public ImmutableArray<Diagnostic> Dump(PlayRequest request, TextWriter target, CancellationToken cancellationToken = default)
    {
        var performance = Performance(Play.Status, request, cancellationToken);
        EnvironmentDump.Write(target, performance.Environment, performance.Order(), performance.Request.ShowSecrets == true, cancellationToken);
        return performance.Warnings;
    }

    /// <summary>What the services of the things named, or all, require; contacts nothing. Gives the file's warnings with it.</summary>
    /// <param name="request">Says the file and the things.</param>
    /// <param name="format">How it is shown.</param>
    /// <param name="repeat">In trees, whether what was shown already is shown again.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MaestroException">The request or the file is wrong.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public RenderedEnvironment Deptree(PlayRequest request, DependencyFormat format, bool repeat, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var loaded = Load(request, cancellationToken);
        return new RenderedEnvironment(DependencyGraph.Text(loaded.Environment, request.Things, format, repeat, cancellationToken), loaded.Warnings);
    }

    /// <summary>What <paramref name="play"/> would do; reads from the ships only.</summary>
    /// <exception cref="MaestroException">The request or the file is wrong.</exception>
    public Task<Plan> PlanAsync(Play play, PlayRequest request, CancellationToken cancellationToken)
    {
        var performance = PerformanceOfOne(play, request, cancellationToken);
        return performance.PlanAsync(cancellationToken);
    }

    /// <summary>Does <paramref name="play"/>.</summary>
    /// <exception cref="MaestroException">The request or the file is wrong.</exception>
    public Task<PlayResult> PlayAsync(Play play, PlayRequest request, IPlayObserver observer, CancellationToken cancellationToken)
    {
        var performance = PerformanceOfOne(play, request, cancellationToken);
        if (performance is { Request.Isolate: PlayRequest.OwnIsolation, Environment: { Isolation: { } isolation } environment })
            performance = performance with { Warnings = performance.Warnings.Add(Catalogue.Isolated(environment.Name, isolation)) };
        return performance.PerformAsync(observer, cancellationToken);
    }

    /// <summary>Looks the ships of the environment over, or those whose names match <see cref="PlayRequest.ShipFilter"/>, all at once; changes nothing.</summary>
    /// <exception cref="MaestroException">The request or the file is wrong.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<DoctorResult> DoctorAsync(PlayRequest request, CancellationToken cancellationToken)
    {
        var performance = Performance(Play.Status, request, cancellationToken);
        var environment = performance.Environment;
        var ships = Selection.Ships(environment, performance.Request);
        await using var fleet = new Fleet(environment, performance.Hosts);
        var logins = new LoginFinder(environment.Registries, new DockerConfiguration(_services.Variables, _services.Clock));
        var findings = await Task.WhenAll(ships.Select(ship => ShipExamination.OfAsync(
            ship, () => fleet[ship.Name], environment.Instances.Values.Where(instance => instance.Ship == ship.Name).Select(instance => instance.Image), logins, _services.Clock, cancellationToken)));
        var all = findings.SelectMany(found => found).ToImmutableArray();
        return new DoctorResult(
            all.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Code is { } code && Catalogue.IsOfShip(code) ? ExitCode.ShipUnreachable : ExitCode.Failed).DefaultIfEmpty(ExitCode.Done).Max(),
            ships.ToImmutableSortedDictionary(ship => ship.Name, ship => ship.Address.ToString(), StringComparer.Ordinal),
            all,
            performance.Warnings);
    }

    /// <summary>Removes from the ships of the environment, or those whose names match <see cref="PlayRequest.ShipFilter"/>, whatever runs that are over have left there, of any environment.</summary>
    /// <exception cref="MaestroException">The request or the file is wrong, or its deadline has passed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<SweepResult> SweepAsync(PlayRequest request, CancellationToken cancellationToken)
    {
        var performance = Performance(Play.Down, request, cancellationToken);
        var ships = Selection.Ships(performance.Environment, performance.Request);
        using var deadline = new CancellationTokenSource(performance.Deadline, _services.Clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        await using var fleet = new Fleet(performance.Environment, performance.Hosts);
        try
        {
            var sweeper = new Sweeper(new Leases(_services.StateFolder, _services.Clock), _services.Clock);
            return new SweepResult(await sweeper.SweepAsync(ships.Select(ship => fleet[ship.Name]), stop.Token), performance.Warnings);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new MaestroException(ExitCode.DeadlinePassed, [Catalogue.DeadlinePassed("sweep", performance.Deadline, "the look at the ships")]);
        }
    }

    /// <summary>Reads the logs of the things named, or with <see cref="PlayRequest.Follow"/> follows them until cancelled.</summary>
    /// <exception cref="MaestroException">The request or the file is wrong.</exception>
    public async Task<LogsResult> LogsAsync(PlayRequest request, ILogSink sink, CancellationToken cancellationToken)
    {
        var performance = PerformanceOfOne(Play.Status, request, cancellationToken);
        using var reading = new LogReading(_services, performance.Hosts, performance.Environment, performance.Request, sink);
        return await reading.RunAsync(cancellationToken);
    }

    // An id that is made up is one of nothing that stands.
    private Performance PerformanceOfOne(Play play, PlayRequest request, CancellationToken cancellationToken)
    {
        var performance = Performance(play, request, cancellationToken);
        return performance is { Play: not Play.Start, Request.Isolate: PlayRequest.OwnIsolation }
            ? throw new MaestroException(ExitCode.Usage, [Catalogue.BadOptionValue("--isolate", PlayRequest.OwnIsolation, "the id of the one to act on, which its start has told")])
            : performance;
    }

    internal Performance Performance(Play play, PlayRequest request, CancellationToken cancellationToken)
    {
        var complete = RequestDefaults.Complete(request, _services.Variables);
        var made = play == Play.Start && complete.Isolate == PlayRequest.OwnIsolation ? Run.NewId() : null;
        var loaded = Read(complete with { Isolate = made ?? complete.Isolate }, cancellationToken);
        return new Performance(_services, _services.Hosts ?? new DockerHostFactory(_services.Clock), loaded.Environment, play, complete)
        {
            Warnings = loaded.Warnings,
            Source = loaded.Source,
            Run = loaded.Environment.Isolation is { } isolation ? new Run(isolation, Owner: null, Expires: null) : null,
        };
    }

    private LoadedEnvironment Read(PlayRequest request, CancellationToken cancellationToken)
    {
        string? ships = null;
        var text = EnvironmentFile.Read(request.File, _services.WorkingDirectory, _services.StandardInput) with
        {
            Isolation = request.Isolate == PlayRequest.OwnIsolation ? null : request.Isolate,
            AskProvider = (command, folder) =>
            {
                var (printed, fault) = ShipProgram.Run(command, folder, ShipProgram.Limit, cancellationToken);
                ships = printed;
                return new FileText(printed, fault);
            },
        };
        var rendered = TemplateRenderer.Render(Template(text, request), cancellationToken);
        return EnvironmentLoader.Load(text, _services.Variables, rendered) with { Source = new EnvironmentSource(text.File, text.Directory, rendered.Text, text.Isolation, ships) };
    }

    private TemplateRequest Template(EnvironmentText text, PlayRequest request) => text.Template(_services.Variables) with
    {
        IsStrict = request.Strict == true,
        MoreVariables = request.Vars is { } file ? TemplateVariables.Read(Path.GetFullPath(file, _services.WorkingDirectory)) : ImmutableDictionary<string, object?>.Empty,
        Extensions = _services.Templates,
    };
}
