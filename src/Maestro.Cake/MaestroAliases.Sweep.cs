using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;

namespace Maestro.Cake;

public static partial class MaestroAliases
{
    /// <summary>Removes from the ships of the environment what dead or expired runs have left there; what a live one uses is left alone.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="file">Environment file; null looks for <c>maestro.yaml</c>, then <c>maestro.yml</c>.</param>
    /// <exception cref="CakeException">Something is still there, or a ship could not be looked at.</exception>
    /// <example>
    /// <code>
    /// Task("Sweep").Does(() => MaestroSweep("maestro.yaml"));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static void MaestroSweep(this ICakeContext context, FilePath? file = null) => context.MaestroSweep(For(file));

    /// <summary>Removes from the ships of the environment what dead or expired runs have left there; what a live one uses is left alone.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="settings">Settings.</param>
    /// <exception cref="CakeException">Something is still there, or a ship could not be looked at.</exception>
    /// <example>
    /// <code>
    /// Task("Sweep").Does(() => MaestroSweep(new MaestroSettings { File = "maestro.yaml" }));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static void MaestroSweep(this ICakeContext context, MaestroSettings settings) =>
        context.MaestroSweepAsync(settings).GetAwaiter().GetResult();

    /// <summary>Removes from the ships of the environment what dead or expired runs have left there; what a live one uses is left alone.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="file">Environment file; null looks for <c>maestro.yaml</c>, then <c>maestro.yml</c>.</param>
    /// <exception cref="CakeException">Something is still there, or a ship could not be looked at.</exception>
    /// <example>
    /// <code>
    /// Task("Sweep").Does(async () => await MaestroSweepAsync("maestro.yaml"));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static Task MaestroSweepAsync(this ICakeContext context, FilePath? file = null) =>
        context.MaestroSweepAsync(For(file));

    /// <summary>Removes from the ships of the environment what dead or expired runs have left there; what a live one uses is left alone.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="CakeException">Something is still there, or a ship could not be looked at.</exception>
    /// <example>
    /// <code>
    /// Task("Sweep").Does(async () => await MaestroSweepAsync(new MaestroSettings { File = "maestro.yaml" }));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static Task MaestroSweepAsync(this ICakeContext context, MaestroSettings settings, CancellationToken? cancellationToken = null) =>
        new Session(context, settings).SweepAsync(cancellationToken ?? CancellationToken.None);
}
