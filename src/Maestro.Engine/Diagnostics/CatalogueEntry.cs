namespace Maestro.Engine.Diagnostics;

/// <summary>What the catalogue says of one code.</summary>
/// <param name="Code">The code.</param>
/// <param name="Title">The fault in a few words.</param>
/// <param name="Remedy">What to do.</param>
public sealed record CatalogueEntry(string Code, string Title, string Remedy);
