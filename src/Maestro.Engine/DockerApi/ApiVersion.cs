using System.Globalization;

namespace Maestro.Engine.DockerApi;

/// <summary>A version of the Docker API, <c>1.41</c>.</summary>
internal readonly record struct ApiVersion(int Major, int Minor) : IComparable<ApiVersion>
{
    /// <summary>Oldest that serves every request made here: <c>wait</c> with a condition came with 1.30 (Docker 17.06).</summary>
    public static readonly ApiVersion Oldest = new(1, 30);

    /// <summary>Newest whose answers were checked. A newer daemon is asked in this version, as long as it still takes it.</summary>
    public static readonly ApiVersion Newest = new(1, 47);

    /// <summary>The range that is spoken here, for messages.</summary>
    public static string Supported => $"{Oldest} to {Newest}";

    public static bool TryParse(string? text, out ApiVersion version)
    {
        version = default;
        var parts = text?.Split('.');
        if (parts is not { Length: 2 } || !Number(parts[0], out var major) || !Number(parts[1], out var minor)) return false;
        version = new ApiVersion(major, minor);
        return true;
    }

    public int CompareTo(ApiVersion other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
