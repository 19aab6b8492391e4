using System.Buffers;
using System.Globalization;

namespace Maestro.Engine.Definition;

/// <summary>A length of time as Go writes it: <c>1m30s</c>, <c>1.5h</c>, <c>500ms</c>.</summary>
internal static class GoDuration
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    /// <summary>Nanoseconds; null when it is none, or more than 64 bits hold.</summary>
    public static long? Nanoseconds(string text)
    {
        if (text == "0") return 0;
        decimal sum = 0;
        var rest = text.AsSpan();
        if (rest.IsEmpty) return null;
        while (!rest.IsEmpty)
        {
            var length = rest.IndexOfAnyExcept(Digits);
            if (length <= 0 || length > 20 || !decimal.TryParse(rest[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)) return null;
            rest = rest[length..];
            var unitLength = rest.IndexOfAny(Digits) is >= 0 and var next ? next : rest.Length;
            if (Unit(rest[..unitLength]) is not { } unit) return null;
            rest = rest[unitLength..];
            if (count > long.MaxValue / unit) return null;
            sum += count * unit;
        }

        return sum <= long.MaxValue ? (long)sum : null;
    }

    private static decimal? Unit(ReadOnlySpan<char> unit) => unit switch
    {
        "ns" => 1,
        "us" or "µs" or "μs" => 1_000,
        "ms" => 1_000_000,
        "s" => 1_000_000_000,
        "m" => 60_000_000_000,
        "h" => 3_600_000_000_000,
        _ => null,
    };
}
