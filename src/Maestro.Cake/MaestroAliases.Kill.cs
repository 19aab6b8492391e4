using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;
using Maestro.Engine.Model;

namespace Maestro.Cake;

public static partial class MaestroAliases
{
    /// <summary>Ends the environment at once (SIGKILL), in reverse order.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="file">Environment file; null looks for <c>maestro.yaml</c>, then <c>maestro.yml</c>.</param>
    /// <exception cref="CakeException">An instance could not be killed.</exception>
    /// <example>
    /// <code>
    /// Task("Kill").Does(() => MaestroKill("maestro.yaml"));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static void MaestroKill(this ICakeContext context, FilePath? file = null) => context.MaestroKill(For(file));

    /// <summary>Ends the environment at once (SIGKILL), in reverse order.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="settings">Settings.</param>
    /// <exception cref="CakeException">An instance could not be killed.</exception>
    /// <example>
    /// <code>
    /// Task("Kill").Does(() => MaestroKill(new MaestroSettings { Things = ["redis-1"] }));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static void MaestroKill(this ICakeContext context, MaestroSettings settings) =>
        context.MaestroKillAsync(settings).GetAwaiter().GetResult();

    /// <summary>Ends the environment at once (SIGKILL), in reverse order.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="file">Environment file; null looks for <c>maestro.yaml</c>, then <c>maestro.yml</c>.</param>
    /// <exception cref="CakeException">An instance could not be killed.</exception>
    /// <example>
    /// <code>
    /// Task("Kill").Does(async () => await MaestroKillAsync("maestro.yaml"));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static Task MaestroKillAsync(this ICakeContext context, FilePath? file = null) =>
        context.MaestroKillAsync(For(file));

    /// <summary>Ends the environment at once (SIGKILL), in reverse order.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="CakeException">An instance could not be killed.</exception>
    /// <example>
    /// <code>
    /// Task("Kill").Does(async () => await MaestroKillAsync(new MaestroSettings { Things = ["redis-1"] }));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static Task MaestroKillAsync(this ICakeContext context, MaestroSettings settings, CancellationToken? cancellationToken = null) =>
        new Session(context, settings).PlayAsync(Play.Kill, cancellationToken ?? CancellationToken.None);
}
