using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;

namespace Maestro.Cake;

public static partial class MaestroAliases
{
    /// <summary>Writes what the instances printed to the log; several behind their names, in the order of time.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="file">Environment file; null looks for <c>maestro.yaml</c>, then <c>maestro.yml</c>.</param>
    /// <exception cref="CakeException">A log could not be read.</exception>
    /// <example>
    /// <code>
    /// Task("Logs").Does(() => MaestroLogs("maestro.yaml"));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static void MaestroLogs(this ICakeContext context, FilePath? file = null) => context.MaestroLogs(For(file));

    /// <summary>Writes what the instances printed to the log; several behind their names, in the order of time.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="settings">Settings.</param>
    /// <exception cref="CakeException">A log could not be read.</exception>
    /// <example>
    /// <code>
    /// Task("Logs").Does(() => MaestroLogs(new MaestroSettings { Things = ["web-1"], Lines = 50 }));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static void MaestroLogs(this ICakeContext context, MaestroSettings settings) =>
        context.MaestroLogsAsync(settings).GetAwaiter().GetResult();

    /// <summary>Writes what the instances printed to the log; several behind their names, in the order of time.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="file">Environment file; null looks for <c>maestro.yaml</c>, then <c>maestro.yml</c>.</param>
    /// <exception cref="CakeException">A log could not be read.</exception>
    /// <example>
    /// <code>
    /// Task("Logs").Does(async () => await MaestroLogsAsync("maestro.yaml"));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static Task MaestroLogsAsync(this ICakeContext context, FilePath? file = null) =>
        context.MaestroLogsAsync(For(file));

    /// <summary>Writes what the instances printed to the log; several behind their names, in the order of time.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="CakeException">A log could not be read.</exception>
    /// <example>
    /// <code>
    /// Task("Logs").Does(async () => await MaestroLogsAsync(new MaestroSettings { Things = ["web-1"], Lines = 50 }));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static Task MaestroLogsAsync(this ICakeContext context, MaestroSettings settings, CancellationToken? cancellationToken = null) =>
        new Session(context, settings).LogsAsync(cancellationToken ?? CancellationToken.None);
}
