namespace Maestro.Guest;

/// <summary>Names of variables, made by the rule of the engine that sets them.</summary>
internal static class Names
{
    /// <summary>Upper case, with <c>_</c> for every character that is no letter, digit or <c>_</c>.</summary>
    public static string Part(string name) => new([.. name.Select(letter => char.IsLetterOrDigit(letter) ? char.ToUpperInvariant(letter) : '_')]);

    /// <summary>The parts of <paramref name="names"/>, joined by <c>_</c>.</summary>
    public static string Joined(params string[] names) => string.Join("_", names.Select(Part));
}
