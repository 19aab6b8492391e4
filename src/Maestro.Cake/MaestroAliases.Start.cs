using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;
using Maestro.Engine.Events;
using Maestro.Engine.Model;

namespace Maestro.Cake;

public static partial class MaestroAliases
{
    /// <summary>Brings the environment up in dependency order and waits for its checks. It stays up until it is stopped.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="file">Environment file; null looks for <c>maestro.yaml</c>, then <c>maestro.yml</c>.</param>
    /// <returns>How it ended: instances, endpoints, variables.</returns>
    /// <exception cref="CakeException">An instance did not come up; then what this start created has been removed, unless the settings say otherwise.</exception>
    /// <example>
    /// <code>
    /// Task("Up").Does(() => MaestroStart("maestro.yaml"));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static PlayResult MaestroStart(this ICakeContext context, FilePath? file = null) => context.MaestroStart(For(file));

    /// <summary>Brings the environment up in dependency order and waits for its checks. It stays up until it is stopped.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="settings">Settings.</param>
    /// <returns>How it ended: instances, endpoints, variables.</returns>
    /// <exception cref="CakeException">An instance did not come up; then what this start created has been removed, unless the settings say otherwise.</exception>
    /// <example>
    /// <code>
    /// Task("Up").Does(() => MaestroStart(new MaestroSettings { Things = ["redis"], Timeout = TimeSpan.FromMinutes(2) }));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static PlayResult MaestroStart(this ICakeContext context, MaestroSettings settings) =>
        context.MaestroStartAsync(settings).GetAwaiter().GetResult();

    /// <summary>Brings the environment up in dependency order and waits for its checks. It stays up until it is stopped.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="file">Environment file; null looks for <c>maestro.yaml</c>, then <c>maestro.yml</c>.</param>
    /// <returns>How it ended: instances, endpoints, variables.</returns>
    /// <exception cref="CakeException">An instance did not come up; then what this start created has been removed, unless the settings say otherwise.</exception>
    /// <example>
    /// <code>
    /// Task("Up").Does(async () => await MaestroStartAsync("maestro.yaml"));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static Task<PlayResult> MaestroStartAsync(this ICakeContext context, FilePath? file = null) =>
        context.MaestroStartAsync(For(file));

    /// <summary>Brings the environment up in dependency order and waits for its checks. It stays up until it is stopped.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>How it ended: instances, endpoints, variables.</returns>
    /// <exception cref="CakeException">An instance did not come up; then what this start created has been removed, unless the settings say otherwise.</exception>
    /// <example>
    /// <code>
    /// Task("Up").Does(async () => await MaestroStartAsync(new MaestroSettings { Things = ["redis"], Timeout = TimeSpan.FromMinutes(2) }));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static Task<PlayResult> MaestroStartAsync(this ICakeContext context, MaestroSettings settings, CancellationToken? cancellationToken = null)
    {
        var session = new Session(context, settings);
        var work = new GuardedWork<PlayResult>(stop => session.PlayAsync(Play.Start, stop), LeftUp, cancellationToken ?? CancellationToken.None);
        return SignalGuard.Process.RunAsync(work, session.Log);
    }

    // A signal rolls a start back that is under way; what has started stays, that is what this alias is for.
    private static Task<CakeException?> LeftUp(PlayResult started) => Task.FromResult<CakeException?>(null);
}
