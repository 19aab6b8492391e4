namespace Maestro.Tool.Output;

/// <summary>How a command was asked to speak.</summary>
/// <param name="Format">The format.</param>
/// <param name="Quiet">Says only what is wrong.</param>
/// <param name="Verbose">Says every change, and where a fault of ours came from.</param>
internal sealed record OutputChoice(OutputFormat Format, bool Quiet, bool Verbose);
