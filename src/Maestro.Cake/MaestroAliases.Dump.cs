using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;

namespace Maestro.Cake;

public static partial class MaestroAliases
{
    /// <summary>The environment as it was read, down to the bodies that make its containers, as JSON; contacts nothing. Secrets are stars.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="file">Environment file; null looks for <c>maestro.yaml</c>, then <c>maestro.yml</c>.</param>
    /// <exception cref="CakeException">The file is wrong: the message has every fault, with file, line and column.</exception>
    /// <example>
    /// <code>
    /// Task("Dump").Does(() => Information(MaestroDump("maestro.yaml")));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static string MaestroDump(this ICakeContext context, FilePath? file = null) => context.MaestroDump(For(file));

    /// <summary>The environment as it was read, down to the bodies that make its containers, as JSON; contacts nothing.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="settings">Settings.</param>
    /// <exception cref="CakeException">The file is wrong: the message has every fault, with file, line and column.</exception>
    /// <example>
    /// <code>
    /// Task("Dump").Does(() => Information(MaestroDump(new MaestroSettings { File = "maestro.yaml", Things = ["web"] })));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static string MaestroDump(this ICakeContext context, MaestroSettings settings) => new Session(context, settings).Dump();
}
