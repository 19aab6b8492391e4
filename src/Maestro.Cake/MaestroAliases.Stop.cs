using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;
using Maestro.Engine.Model;

namespace Maestro.Cake;

public static partial class MaestroAliases
{
    /// <summary>Stops the environment in reverse order.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="file">Environment file; null looks for <c>maestro.yaml</c>, then <c>maestro.yml</c>.</param>
    /// <exception cref="CakeException">An instance could not be stopped.</exception>
    /// <example>
    /// <code>
    /// Task("Down").Does(() => MaestroStop("maestro.yaml"));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static void MaestroStop(this ICakeContext context, FilePath? file = null) => context.MaestroStop(For(file));

    /// <summary>Stops the environment in reverse order.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="settings">Settings.</param>
    /// <exception cref="CakeException">An instance could not be stopped.</exception>
    /// <example>
    /// <code>
    /// Task("Down").Does(() => MaestroStop(new MaestroSettings { Things = ["redis"], Timeout = TimeSpan.FromMinutes(2) }));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static void MaestroStop(this ICakeContext context, MaestroSettings settings) =>
        context.MaestroStopAsync(settings).GetAwaiter().GetResult();

    /// <summary>Stops the environment in reverse order.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="file">Environment file; null looks for <c>maestro.yaml</c>, then <c>maestro.yml</c>.</param>
    /// <exception cref="CakeException">An instance could not be stopped.</exception>
    /// <example>
    /// <code>
    /// Task("Down").Does(async () => await MaestroStopAsync("maestro.yaml"));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static Task MaestroStopAsync(this ICakeContext context, FilePath? file = null) =>
        context.MaestroStopAsync(For(file));

    /// <summary>Stops the environment in reverse order.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="CakeException">An instance could not be stopped.</exception>
    /// <example>
    /// <code>
    /// Task("Down").Does(async () => await MaestroStopAsync(new MaestroSettings { Things = ["redis"], Timeout = TimeSpan.FromMinutes(2) }));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static Task MaestroStopAsync(this ICakeContext context, MaestroSettings settings, CancellationToken? cancellationToken = null) =>
        new Session(context, settings).PlayAsync(Play.Stop, cancellationToken ?? CancellationToken.None);
}
