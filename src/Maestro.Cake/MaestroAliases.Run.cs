using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;

namespace Maestro.Cake;

public static partial class MaestroAliases
{
    /// <summary>Brings the environment up until the object returned is disposed. Ctrl-C and SIGTERM tear it down as well.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="file">Environment file; null looks for <c>maestro.yaml</c>, then <c>maestro.yml</c>.</param>
    /// <returns>The environment, with its endpoints.</returns>
    /// <exception cref="CakeException">It did not come up; what the start created has been removed.</exception>
    /// <example>
    /// <code>
    /// using (var environment = MaestroRun("maestro.yaml"))
    ///     DotNetTest("tests", new DotNetTestSettings { EnvironmentVariables = environment.Variables });
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static MaestroRunScope MaestroRun(this ICakeContext context, FilePath? file = null) => context.MaestroRun(For(file));

    /// <summary>Brings the environment up until the object returned is disposed. Ctrl-C and SIGTERM tear it down as well.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="settings">Settings.</param>
    /// <returns>The environment, with its endpoints.</returns>
    /// <exception cref="CakeException">It did not come up; what the start created has been removed.</exception>
    /// <example>
    /// <code>
    /// using (MaestroRun(new MaestroSettings { Things = ["redis"] }).ExportVariables())
    ///     StartProcess("./smoke-test");
    /// </code>
    /// </example>
    [CakeMethodAlias]
#pragma warning disable CA2000 // Whoever asked for it disposes it.
    public static MaestroRunScope MaestroRun(this ICakeContext context, MaestroSettings settings) => context.MaestroRunAsync(settings).GetAwaiter().GetResult();
#pragma warning restore CA2000

    /// <summary>Brings the environment up until the object returned is disposed. Ctrl-C and SIGTERM tear it down as well.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="file">Environment file; null looks for <c>maestro.yaml</c>, then <c>maestro.yml</c>.</param>
    /// <returns>The environment, with its endpoints.</returns>
    /// <exception cref="CakeException">It did not come up; what the start created has been removed.</exception>
    /// <example>
    /// <code>
    /// using (var environment = await MaestroRunAsync("maestro.yaml"))
    ///     Information("{0}", environment.Address("redis-1", "client"));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static Task<MaestroRunScope> MaestroRunAsync(this ICakeContext context, FilePath? file = null) =>
        context.MaestroRunAsync(For(file));

    /// <summary>Brings the environment up until the object returned is disposed. Ctrl-C and SIGTERM tear it down as well.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The environment, with its endpoints.</returns>
    /// <exception cref="CakeException">It did not come up; what the start created has been removed.</exception>
    /// <example>
    /// <code>
    /// using (await MaestroRunAsync(new MaestroSettings { Timeout = TimeSpan.FromMinutes(2) }))
    ///     RunTarget("Test");
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static Task<MaestroRunScope> MaestroRunAsync(this ICakeContext context, MaestroSettings settings, CancellationToken? cancellationToken = null) =>
        MaestroRunScope.StartAsync(new Session(context, settings), cancellationToken ?? CancellationToken.None);
}
