using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;
using Maestro.Engine.Model;

namespace Maestro.Cake;

public static partial class MaestroAliases
{
    /// <summary>Removes stopped containers and their anonymous volumes; running ones are left alone, and the log says so.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="file">Environment file; null looks for <c>maestro.yaml</c>, then <c>maestro.yml</c>.</param>
    /// <exception cref="CakeException">A container could not be removed.</exception>
    /// <example>
    /// <code>
    /// Task("Sweep").Does(() => MaestroClean("maestro.yaml"));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static void MaestroClean(this ICakeContext context, FilePath? file = null) => context.MaestroClean(For(file));

    /// <summary>Removes stopped containers and their anonymous volumes; running ones are left alone, and the log says so.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="settings">Settings.</param>
    /// <exception cref="CakeException">A container could not be removed.</exception>
    /// <example>
    /// <code>
    /// Task("Sweep").Does(() => MaestroClean(new MaestroSettings { Things = ["redis"], Timeout = TimeSpan.FromMinutes(2) }));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static void MaestroClean(this ICakeContext context, MaestroSettings settings) =>
        context.MaestroCleanAsync(settings).GetAwaiter().GetResult();

    /// <summary>Removes stopped containers and their anonymous volumes; running ones are left alone, and the log says so.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="file">Environment file; null looks for <c>maestro.yaml</c>, then <c>maestro.yml</c>.</param>
    /// <exception cref="CakeException">A container could not be removed.</exception>
    /// <example>
    /// <code>
    /// Task("Sweep").Does(async () => await MaestroCleanAsync("maestro.yaml"));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static Task MaestroCleanAsync(this ICakeContext context, FilePath? file = null) =>
        context.MaestroCleanAsync(For(file));

    /// <summary>Removes stopped containers and their anonymous volumes; running ones are left alone, and the log says so.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="CakeException">A container could not be removed.</exception>
    /// <example>
    /// <code>
    /// Task("Sweep").Does(async () => await MaestroCleanAsync(new MaestroSettings { Things = ["redis"], Timeout = TimeSpan.FromMinutes(2) }));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static Task MaestroCleanAsync(this ICakeContext context, MaestroSettings settings, CancellationToken? cancellationToken = null) =>
        new Session(context, settings).PlayAsync(Play.Clean, cancellationToken ?? CancellationToken.None);
}
