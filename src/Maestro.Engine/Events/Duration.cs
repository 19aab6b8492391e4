using System.Globalization;

namespace Maestro.Engine.Events;

/// <summary>Lengths of time for people.</summary>
public static class Duration
{
    /// <summary><c>80 ms</c>, <c>4.2 s</c>, <c>3 min 5 s</c>.</summary>
    public static string Text(TimeSpan time) => time switch
    {
        { TotalMilliseconds: < 1000 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, time.TotalMilliseconds):0} ms"),
        { TotalMinutes: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds} s"),
    };
}
