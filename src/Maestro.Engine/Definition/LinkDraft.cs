namespace Maestro.Engine.Definition;

/// <summary>A link to another container.</summary>
/// <param name="Target">The instance.</param>
/// <param name="Alias">The name it is known by.</param>
internal readonly record struct LinkDraft(NameReference Target, string Alias);
