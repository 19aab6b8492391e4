using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;
using Maestro.Engine.Model;

namespace Maestro.Cake;

public static partial class MaestroAliases
{
    /// <summary>Stops the environment in reverse order and starts it anew in dependency order.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="file">Environment file; null looks for <c>maestro.yaml</c>, then <c>maestro.yml</c>.</param>
    /// <exception cref="CakeException">An instance could not be stopped, or did not come back.</exception>
    /// <example>
    /// <code>
    /// Task("Restart").Does(() => MaestroRestart("maestro.yaml"));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static void MaestroRestart(this ICakeContext context, FilePath? file = null) => context.MaestroRestart(For(file));

    /// <summary>Stops the environment in reverse order and starts it anew in dependency order.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="settings">Settings.</param>
    /// <exception cref="CakeException">An instance could not be stopped, or did not come back.</exception>
    /// <example>
    /// <code>
    /// Task("Restart").Does(() => MaestroRestart(new MaestroSettings { Things = ["web-1"], OnlyIfChanged = true }));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static void MaestroRestart(this ICakeContext context, MaestroSettings settings) =>
        context.MaestroRestartAsync(settings).GetAwaiter().GetResult();

    /// <summary>Stops the environment in reverse order and starts it anew in dependency order.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="file">Environment file; null looks for <c>maestro.yaml</c>, then <c>maestro.yml</c>.</param>
    /// <exception cref="CakeException">An instance could not be stopped, or did not come back.</exception>
    /// <example>
    /// <code>
    /// Task("Restart").Does(async () => await MaestroRestartAsync("maestro.yaml"));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static Task MaestroRestartAsync(this ICakeContext context, FilePath? file = null) =>
        context.MaestroRestartAsync(For(file));

    /// <summary>Stops the environment in reverse order and starts it anew in dependency order.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="CakeException">An instance could not be stopped, or did not come back.</exception>
    /// <example>
    /// <code>
    /// Task("Restart").Does(async () => await MaestroRestartAsync(new MaestroSettings { Things = ["web-1"], OnlyIfChanged = true }));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static Task MaestroRestartAsync(this ICakeContext context, MaestroSettings settings, CancellationToken? cancellationToken = null) =>
        new Session(context, settings).PlayAsync(Play.Restart, cancellationToken ?? CancellationToken.None);
}
