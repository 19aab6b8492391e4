namespace Maestro.Engine.Model;

/// <summary>Parts of an image reference, read as docker reads it.</summary>
public static class ImageReference
{
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
}
