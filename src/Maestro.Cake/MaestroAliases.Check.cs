using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;

namespace Maestro.Cake;

public static partial class MaestroAliases
{
    /// <summary>Reads and checks the environment file, all of it; contacts nothing.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="file">Environment file; null looks for <c>maestro.yaml</c>, then <c>maestro.yml</c>.</param>
    /// <exception cref="CakeException">The file is wrong: the message has every fault, with file, line and column.</exception>
    /// <example>
    /// <code>
    /// Task("Check").Does(() => MaestroCheck("maestro.yaml"));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static void MaestroCheck(this ICakeContext context, FilePath? file = null) => context.MaestroCheck(For(file));

    /// <summary>Reads and checks the environment file, all of it; contacts nothing.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="settings">Settings.</param>
    /// <exception cref="CakeException">The file is wrong: the message has every fault, with file, line and column.</exception>
    /// <example>
    /// <code>
    /// Task("Check").Does(() => MaestroCheck(new MaestroSettings { File = "maestro.yaml" }));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    public static void MaestroCheck(this ICakeContext context, MaestroSettings settings) => new Session(context, settings).Check();
}
