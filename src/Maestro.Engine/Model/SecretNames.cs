using System.Collections.Immutable;

namespace Maestro.Engine.Model;

/// <summary>Names of variables whose values are never printed: <c>*PASSWORD*</c>, <c>*SECRET*</c>, <c>*TOKEN*</c>, <c>*KEY*</c>, in letters of either case.</summary>
internal static class SecretNames
{
    private static readonly ImmutableArray<string> Words = ["PASSWORD", "SECRET", "TOKEN", "KEY"];

    /// <summary>Whether the value of this variable is a secret.</summary>
    public static bool Holds(string variable) =>
        Words.Any(word => variable.Contains(word, StringComparison.OrdinalIgnoreCase));
}
