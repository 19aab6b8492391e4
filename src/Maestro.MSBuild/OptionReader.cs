using System.Collections.Immutable;
using System.Globalization;
using Maestro.Engine.Diagnostics;

namespace Maestro.MSBuild;

/// <summary>Reads options that MSBuild hands over as text, and collects the faults of all of them. Empty text means that nothing was said.</summary>
internal sealed class OptionReader(ImmutableDictionary<string, string> variables)
{
    private readonly ImmutableArray<Diagnostic>.Builder _faults = ImmutableArray.CreateBuilder<Diagnostic>();

    public static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;

    // The words are those that MSBuild takes for a bool.
    public bool? Flag(string option, string? value) => Text(value)?.Trim().ToUpperInvariant() switch
    {
        null => null,
        "TRUE" or "ON" or "YES" => true,
        "FALSE" or "OFF" or "NO" => false,
        _ => Fault<bool>(option, value, "true or false"),
    };

    // A build's own default gives way to the variable that stands for the option, as every built-in default does.
    public bool? FlagOnInBuilds(string option, string? value) =>
        Flag(option, value) ?? (string.IsNullOrEmpty(variables.GetValueOrDefault($"MAESTRO_{option.ToUpperInvariant()}")) ? true : null);

    public int? Count(string option, string? value, int least = 1) =>
        Text(value) is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var count) && count >= least ? count
        : Fault<int>(option, value, $"a whole number of {least} or more");

    public double? Seconds(string option, string? value) =>
        Text(value) is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds) && seconds >= 0 ? seconds
        : Fault<double>(option, value, "a number of seconds, 0 or more");

    /// <exception cref="MaestroException">An option had a value of the wrong kind.</exception>
    public void ThrowIfFaulty()
    {
        if (_faults.Count > 0) throw new MaestroException(ExitCode.Usage, _faults.ToImmutable());
    }

    private T? Fault<T>(string option, string? value, string expected)
        where T : struct
    {
        _faults.Add(Catalogue.BadOptionValue(option, value ?? "", expected));
        return null;
    }
}
