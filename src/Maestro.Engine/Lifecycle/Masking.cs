using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Lifecycle;

/// <summary>Takes the values of secret variables out of what a program printed that got them.</summary>
internal sealed class Masking
{
    private const string Masked = "***";

    private readonly ImmutableArray<string> _secrets;

    /// <param name="secrets">The values; of one with several lines, such as a private key, each line is a secret.</param>
    public Masking(IEnumerable<string> secrets) =>
        _secrets = [.. secrets.SelectMany(value => value.Split('\n')).Select(line => line.Trim()).Where(line => line.Length > 0).Distinct(StringComparer.Ordinal).OrderByDescending(line => line.Length)];

    /// <summary>Of the variables of the container and of this machine those whose names tell that they are secrets.</summary>
    public static Masking Of(CheckSubject subject) =>
        new(ContainerVariables.Of(subject.Instance).Concat(subject.Place.Variables).Where(pair => Secrets.IsNamed(pair.Key)).Select(pair => pair.Value));

    public string Mask(string line)
    {
        foreach (var secret in _secrets) line = line.Replace(secret, Masked, StringComparison.Ordinal);
        return line;
    }
}
