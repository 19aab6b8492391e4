using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;
using Maestro.Engine.Model;
using Maestro.Engine.Planning;

namespace Maestro.Cake;

public static partial class MaestroAliases
{
    /// <summary>Tells step by step what a play would do, each step with its reason; reads from the ships only.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="play">The play: <c>Play.Start</c>, <c>Play.Stop</c>, …</param>
    /// <param name="file">Environment file; null looks for <c>maestro.yaml</c>, then <c>maestro.yml</c>.</param>
    /// <exception cref="CakeException">The file is wrong, or the play could not be done.</exception>
    /// <example>
    /// <code>
    /// Task("Plan").Does(() => MaestroPlan(Play.Start));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    [CakeNamespaceImport("Maestro.Engine.Model")]
    public static Plan MaestroPlan(this ICakeContext context, Play play, FilePath? file = null) => context.MaestroPlan(play, For(file));

    /// <summary>Tells step by step what a play would do, each step with its reason; reads from the ships only.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="play">The play: <c>Play.Start</c>, <c>Play.Stop</c>, …</param>
    /// <param name="settings">Settings.</param>
    /// <exception cref="CakeException">The file is wrong, or the play could not be done.</exception>
    /// <example>
    /// <code>
    /// Task("Plan").Does(() => MaestroPlan(Play.Restart, new MaestroSettings { Things = ["web"], OnlyIfChanged = true }));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    [CakeNamespaceImport("Maestro.Engine.Model")]
    public static Plan MaestroPlan(this ICakeContext context, Play play, MaestroSettings settings) => new Session(context, settings).PlanAsync(play).GetAwaiter().GetResult();
}
