using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;
using Maestro.Engine.Model;

namespace Maestro.Cake;

public static partial class MaestroAliases
{
    /// <summary>Pulls every image of the environment, once on each ship.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="file">Environment file; null looks for <c>maestro.yaml</c>, then <c>maestro.yml</c>.</param>
    /// <exception cref="CakeException">An image could not be pulled.</exception>
    /// <example>
    /// <code>
    /// Task("Pull").Does(() => MaestroPull("maestro.yaml"));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static void MaestroPull(this ICakeContext context, FilePath? file = null) => context.MaestroPull(For(file));

    /// <summary>Pulls every image of the environment, once on each ship.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="settings">Settings.</param>
    /// <exception cref="CakeException">An image could not be pulled.</exception>
    /// <example>
    /// <code>
    /// Task("Pull").Does(() => MaestroPull(new MaestroSettings { Things = ["redis"], WithDependencies = true }));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static void MaestroPull(this ICakeContext context, MaestroSettings settings) =>
        context.MaestroPullAsync(settings).GetAwaiter().GetResult();

    /// <summary>Pulls every image of the environment, once on each ship.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="file">Environment file; null looks for <c>maestro.yaml</c>, then <c>maestro.yml</c>.</param>
    /// <exception cref="CakeException">An image could not be pulled.</exception>
    /// <example>
    /// <code>
    /// Task("Pull").Does(async () => await MaestroPullAsync("maestro.yaml"));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static Task MaestroPullAsync(this ICakeContext context, FilePath? file = null) =>
        context.MaestroPullAsync(For(file));

    /// <summary>Pulls every image of the environment, once on each ship.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="CakeException">An image could not be pulled.</exception>
    /// <example>
    /// <code>
    /// Task("Pull").Does(async () => await MaestroPullAsync(new MaestroSettings { Things = ["redis"], WithDependencies = true }));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static Task MaestroPullAsync(this ICakeContext context, MaestroSettings settings, CancellationToken? cancellationToken = null) =>
        new Session(context, settings).PlayAsync(Play.Pull, cancellationToken ?? CancellationToken.None);
}
