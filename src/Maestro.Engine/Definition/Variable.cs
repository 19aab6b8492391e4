namespace Maestro.Engine.Definition;

/// <summary>A variable of a container; null hands on the bare name.</summary>
internal readonly record struct Variable(string Name, string? Value);
