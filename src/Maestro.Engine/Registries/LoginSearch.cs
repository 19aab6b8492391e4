using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Registries;

/// <summary>What a search for the login of a registry came to.</summary>
/// <param name="Found">The login; null: none.</param>
/// <param name="Looked">Where it was looked for, for people.</param>
/// <param name="Trouble">A source that could not be read, as a warning; null: none.</param>
internal sealed record LoginSearch(FoundLogin? Found, string Looked, Diagnostic? Trouble);
