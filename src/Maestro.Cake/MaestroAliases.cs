using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;

namespace Maestro.Cake;

/// <summary>
/// Docker environments as steps of a build. Every alias takes an environment file, which by default is <c>maestro.yaml</c> in the working directory, or
/// settings. What fails throws a <see cref="CakeException"/> with all faults in its message; progress goes to Cake's log.
/// </summary>
[CakeAliasCategory("Maestro")]
[CakeNamespaceImport("Maestro.Engine.Events")]
public static partial class MaestroAliases
{
    // Tokens are nullable because Cake writes the default of an optional parameter into the script as null.
    private static MaestroSettings For(FilePath? file) => new() { File = file };
}
