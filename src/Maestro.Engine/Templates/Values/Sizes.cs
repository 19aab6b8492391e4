namespace Maestro.Engine.Templates.Values;

/// <summary>How many items a value has.</summary>
internal static class Sizes
{
    /// <summary>Null: it has no length.</summary>
    public static long? Of(object? value) => Iteration.LengthOrNull(value);
}
