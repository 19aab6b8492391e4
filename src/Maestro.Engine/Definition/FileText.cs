using System.Collections.Immutable;

namespace Maestro.Engine.Definition;

/// <summary>What came of reading a file of text.</summary>
/// <param name="Text">What it holds, without byte order mark; null: it could not be read.</param>
/// <param name="Fault">Why not.</param>
/// <param name="IsTooLarge">Whether that is because it holds more than was allowed.</param>
internal readonly record struct FileText(string? Text, string? Fault = null, bool IsTooLarge = false);

/// <summary>Reads a file of text.</summary>
/// <param name="path">Its full path.</param>
/// <param name="most">The most bytes that are read.</param>
internal delegate FileText ReadFileText(string path, int most);

/// <summary>Runs the program of a ship provider; what it printed.</summary>
/// <param name="command">The program and its arguments.</param>
/// <param name="folder">Its working directory.</param>
internal delegate FileText AskShipProvider(ImmutableArray<string> command, string folder);
