using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;
using Maestro.Engine.Reports;

namespace Maestro.Cake;

public static partial class MaestroAliases
{
    /// <summary>What requires what: as trees, as a Mermaid flowchart, as a Graphviz graph or as JSON; contacts nothing.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="file">Environment file; null looks for <c>maestro.yaml</c>, then <c>maestro.yml</c>.</param>
    /// <param name="format">How it is shown; null: as trees.</param>
    /// <param name="recursive">Shows again what a tree has shown already.</param>
    /// <exception cref="CakeException">The file is wrong: the message has every fault, with file, line and column.</exception>
    /// <example>
    /// <code>
    /// Task("Picture").Does(() => System.IO.File.WriteAllText("services.mmd", MaestroDeptree("maestro.yaml", DependencyFormat.Mermaid)));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    [CakeNamespaceImport("Maestro.Engine.Reports")]
    public static string MaestroDeptree(this ICakeContext context, FilePath? file = null, DependencyFormat? format = null, bool? recursive = null) => context.MaestroDeptree(For(file), format, recursive);

    /// <summary>What requires what: as trees, as a Mermaid flowchart, as a Graphviz graph or as JSON; contacts nothing.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="format">How it is shown; null: as trees.</param>
    /// <param name="recursive">Shows again what a tree has shown already.</param>
    /// <exception cref="CakeException">The file is wrong: the message has every fault, with file, line and column.</exception>
    /// <example>
    /// <code>
    /// Task("Tree").Does(() => Information(MaestroDeptree(new MaestroSettings { Things = ["web"] })));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    [CakeNamespaceImport("Maestro.Engine.Reports")]
    public static string MaestroDeptree(this ICakeContext context, MaestroSettings settings, DependencyFormat? format = null, bool? recursive = null) => new Session(context, settings).Deptree(format ?? DependencyFormat.Text, recursive == true);
}
