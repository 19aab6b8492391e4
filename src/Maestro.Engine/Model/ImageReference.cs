using System.Text.RegularExpressions;

namespace Maestro.Engine.Model;

/// <summary>Parts of an image reference, read as docker reads it.</summary>
public static partial class ImageReference
{
    /// <summary>The registry of images that name none.</summary>
    public const string Hub = "docker.io";

    private const int LongestName = 255;

    /// <summary>Repository without tag and digest: <c>host:5000/a/b</c> of <c>host:5000/a/b:1</c>.</summary>
    public static string Repository(string image)
    {
        var name = WithoutDigest(image);
        var colon = TagColon(name);
        return colon < 0 ? name : name[..colon];
    }

    /// <summary>The tag; <c>latest</c> without one, also beside a digest.</summary>
    public static string Tag(string image)
    {
        var name = WithoutDigest(image);
        var colon = TagColon(name);
        return colon < 0 ? "latest" : name[(colon + 1)..];
    }

    /// <summary>Host (and port) of the registry that a daemon pulls it from: <c>docker.io</c> when it names none.</summary>
    public static string Host(string image) => HostPart(image) switch
    {
        null or "index.docker.io" => Hub,
        { } host => host,
    };

    /// <summary>The one form of references that mean the same: <c>docker.io/library/redis:latest</c> of <c>redis</c>.</summary>
    public static string Normal(string image)
    {
        var repository = Repository(image);
        var path = HostPart(image) is { } host ? repository[(host.Length + 1)..] : repository;
        if (Host(image) == Hub && !path.Contains('/', StringComparison.Ordinal)) path = $"library/{path}";
        var digest = image.IndexOf('@', StringComparison.Ordinal);
        return $"{Host(image)}/{path}{(digest < 0 ? $":{Tag(image)}" : image[digest..])}";
    }

    /// <summary>What docker would not accept in it, in words; null when it is right. The rules are those of its <c>reference</c> package.</summary>
    public static string? Fault(string image)
    {
        if (image.Any(char.IsWhiteSpace)) return "it has blanks";
        var digest = image.IndexOf('@', StringComparison.Ordinal);
        if (digest >= 0 && !Digest.IsMatch(image[(digest + 1)..])) return "behind '@' stands a digest: sha256 and 64 of the digits 0-9a-f";
        var name = WithoutDigest(image);
        var colon = TagColon(name);
        if (colon >= 0 && !TagRule.IsMatch(name[(colon + 1)..])) return "a tag has 1 to 128 letters, digits, '_', '.' and '-', and begins with none of the last two";

        var repository = Repository(image);
        var host = HostPart(image);
        if (host is not null && !HostRule.IsMatch(host)) return "before the first '/' stands a host, maybe with a port";
        var path = host is null ? repository : repository[(host.Length + 1)..];
        if (path.Length == 0) return "it has no name";
        if (path.Any(char.IsAsciiLetterUpper)) return "its name has capital letters";
        if (!PathRule.IsMatch(path)) return "its name has parts of a-z and 0-9, parted by '/', and within them '.', '_', '__' or '-'";
        return repository.Length > LongestName ? "its name is longer than 255 characters" : null;
    }

    // As docker tells a host from the first part of a name: hosts have a dot, a port, or capital letters, or are this machine.
    private static string? HostPart(string image)
    {
        var slash = image.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return null;
        var first = image[..slash];
        return first == "localhost" || first.AsSpan().ContainsAny('.', ':') || first.Any(char.IsAsciiLetterUpper) ? first : null;
    }

    private static string WithoutDigest(string image)
    {
        var at = image.IndexOf('@', StringComparison.Ordinal);
        return at < 0 ? image : image[..at];
    }

    // A colon before the last slash belongs to the registry's port.
    private static int TagColon(string name)
    {
        var colon = name.LastIndexOf(':');
        return colon > name.LastIndexOf('/') ? colon : -1;
    }

    [GeneratedRegex(@"\A(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})\z")]
    private static partial Regex Digest { get; }

    [GeneratedRegex(@"\A[0-9A-Za-z_][0-9A-Za-z_.-]{0,127}\z")]
    private static partial Regex TagRule { get; }

    [GeneratedRegex(@"\A(?:(?:[0-9A-Za-z]|[0-9A-Za-z][0-9A-Za-z-]*[0-9A-Za-z])(?:\.(?:[0-9A-Za-z]|[0-9A-Za-z][0-9A-Za-z-]*[0-9A-Za-z]))*|\[[0-9A-Fa-f:]+\])(?::[0-9]+)?\z")]
    private static partial Regex HostRule { get; }

    [GeneratedRegex(@"\A[0-9a-z]+(?:(?:[._]|__|-+)[0-9a-z]+)*(?:/[0-9a-z]+(?:(?:[._]|__|-+)[0-9a-z]+)*)*\z")]
    private static partial Regex PathRule { get; }
}
