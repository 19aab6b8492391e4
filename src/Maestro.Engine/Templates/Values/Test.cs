namespace Maestro.Engine.Templates.Values;

/// <summary>What a test says of the value before it.</summary>
internal delegate bool Test(Work work, object? value, Arguments arguments);
