using System.Collections.Immutable;

namespace Maestro.Engine.Lifecycle;

/// <summary>Where programs of this machine are run.</summary>
/// <param name="Folder">Their working directory, as with MaestroNG the one that the play is done from; relative names of programs start there.</param>
/// <param name="Variables">The environment variables that they get beside those of a container.</param>
internal sealed record ProgramPlace(string Folder, ImmutableDictionary<string, string> Variables);
