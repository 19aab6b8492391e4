namespace Maestro.Engine.Definition;

/// <summary>Names of link variables and endpoints.</summary>
internal static class VariableNames
{
    /// <summary>Upper case, with <c>_</c> for every character that is no letter, digit or <c>_</c>.</summary>
    public static string Part(string name) => string.Create(name.Length, name, static (target, source) =>
    {
        for (var i = 0; i < target.Length; i++) target[i] = char.IsLetterOrDigit(source[i]) ? char.ToUpperInvariant(source[i]) : '_';
    });
}
