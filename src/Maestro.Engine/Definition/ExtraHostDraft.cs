namespace Maestro.Engine.Definition;

/// <summary>A name that a container knows, before ships are looked up.</summary>
/// <param name="Name">The name.</param>
/// <param name="Address">Its address; null: the ship's.</param>
/// <param name="Ship">The ship.</param>
internal sealed record ExtraHostDraft(string Name, string? Address, NameReference? Ship);
