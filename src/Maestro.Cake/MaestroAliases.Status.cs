using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;
using Maestro.Engine.Events;
using Maestro.Engine.Model;

namespace Maestro.Cake;

public static partial class MaestroAliases
{
    /// <summary>Tells the state of every instance; changes nothing.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="file">Environment file; null looks for <c>maestro.yaml</c>, then <c>maestro.yml</c>.</param>
    /// <returns>The instances in play order.</returns>
    /// <exception cref="CakeException">A ship does not answer, or the file is wrong.</exception>
    /// <example>
    /// <code>
    /// foreach (var row in MaestroStatus("maestro.yaml"))
    ///     Information("{0}: {1}", row.Instance, row.Text);
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static IReadOnlyList<InstanceRow> MaestroStatus(this ICakeContext context, FilePath? file = null) => context.MaestroStatus(For(file));

    /// <summary>Tells the state of every instance; changes nothing.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="settings">Settings.</param>
    /// <returns>The instances in play order.</returns>
    /// <exception cref="CakeException">A ship does not answer, or the file is wrong.</exception>
    /// <example>
    /// <code>
    /// foreach (var row in MaestroStatus(new MaestroSettings { Things = ["redis"], Timeout = TimeSpan.FromMinutes(2) }))
    ///     Information("{0}: {1}", row.Instance, row.Text);
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static IReadOnlyList<InstanceRow> MaestroStatus(this ICakeContext context, MaestroSettings settings) =>
        context.MaestroStatusAsync(settings).GetAwaiter().GetResult();

    /// <summary>Tells the state of every instance; changes nothing.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="file">Environment file; null looks for <c>maestro.yaml</c>, then <c>maestro.yml</c>.</param>
    /// <returns>The instances in play order.</returns>
    /// <exception cref="CakeException">A ship does not answer, or the file is wrong.</exception>
    /// <example>
    /// <code>
    /// foreach (var row in await MaestroStatusAsync("maestro.yaml"))
    ///     Information("{0}: {1}", row.Instance, row.Text);
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static Task<IReadOnlyList<InstanceRow>> MaestroStatusAsync(this ICakeContext context, FilePath? file = null) =>
        context.MaestroStatusAsync(For(file));

    /// <summary>Tells the state of every instance; changes nothing.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The instances in play order.</returns>
    /// <exception cref="CakeException">A ship does not answer, or the file is wrong.</exception>
    /// <example>
    /// <code>
    /// foreach (var row in await MaestroStatusAsync(new MaestroSettings { Things = ["redis"], Timeout = TimeSpan.FromMinutes(2) }))
    ///     Information("{0}: {1}", row.Instance, row.Text);
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static async Task<IReadOnlyList<InstanceRow>> MaestroStatusAsync(this ICakeContext context, MaestroSettings settings, CancellationToken? cancellationToken = null) =>
        (await new Session(context, settings).PlayAsync(Play.Status, cancellationToken ?? CancellationToken.None)).Instances;
}
