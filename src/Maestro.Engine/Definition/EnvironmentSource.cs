namespace Maestro.Engine.Definition;

/// <summary>What an environment was read from: enough to read it again where its file has changed since, or was standard input.</summary>
/// <param name="File">Full path of its file, or <c>&lt;stdin&gt;</c>.</param>
/// <param name="Directory">Where relative paths in it start.</param>
/// <param name="Text">The file with its templates rendered.</param>
/// <param name="Isolation">Id of the isolation in which it stands; null: none.</param>
/// <param name="Ships">What the program printed that tells its ships; null where none was asked.</param>
internal sealed record EnvironmentSource(string File, string Directory, string Text, string? Isolation, string? Ships);
