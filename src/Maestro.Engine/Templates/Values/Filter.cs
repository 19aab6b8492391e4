namespace Maestro.Engine.Templates.Values;

/// <summary>What a filter does to the value before it.</summary>
internal delegate object? Filter(Work work, object? value, Arguments arguments);
