using System.Globalization;

namespace Maestro.Engine.Model;

/// <summary>A port, several in a row, or any free one.</summary>
/// <param name="First">1 to 65535; 0: any free one.</param>
/// <param name="Last">The same as <paramref name="First"/> when there is one.</param>
public readonly record struct PortRange(int First, int Last)
{
    /// <summary>The word for a port that the daemon picks.</summary>
    public const string AutoWord = "auto";

    /// <summary>One port.</summary>
    public PortRange(int port)
        : this(port, port)
    {
    }

    /// <summary>A free port that the daemon picks, to be read back after the start.</summary>
    public static PortRange Auto => default;

    /// <summary>Whether it is one that the daemon picks among all.</summary>
    public bool IsAuto => First == 0;

    /// <summary>How many ports it has; 1 for one that the daemon picks among all.</summary>
    public int Count => Last - First + 1;

    /// <summary><c>80</c>, <c>8000-8010</c> or <c>auto</c>.</summary>
    public override string ToString() => IsAuto ? AutoWord : Count == 1 ? First.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}");
}
