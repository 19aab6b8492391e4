using System.Collections.Immutable;

namespace Maestro.Engine.Diagnostics;

/// <summary>Takes the values of secret variables out of what was printed by a program, or a container, that got them.</summary>
internal sealed class Masking
{
    private const string Masked = "***";

    // What is shorter is no secret, and as a brace or a digit it would blot out the output.
    private const int Shortest = 4;

    private readonly ImmutableArray<string> _secrets;

    /// <param name="secrets">The values; of one with several lines, such as a private key, each line is a secret.</param>
    public Masking(IEnumerable<string> secrets) =>
        _secrets = [.. secrets.SelectMany(value => value.Split('\n')).Select(line => line.Trim()).Where(line => line.Length >= Shortest).Distinct(StringComparer.Ordinal).OrderByDescending(line => line.Length)];

    /// <summary>Of these variables, those whose names tell that they are secrets.</summary>
    public static Masking Of(IEnumerable<KeyValuePair<string, string>> variables) => new(variables.Where(pair => Secrets.IsNamed(pair.Key)).Select(pair => pair.Value));

    public string Mask(string line)
    {
        foreach (var secret in _secrets) line = line.Replace(secret, Masked, StringComparison.Ordinal);
        return line;
    }
}
