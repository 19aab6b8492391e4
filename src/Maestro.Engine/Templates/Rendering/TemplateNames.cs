namespace Maestro.Engine.Templates.Rendering;

/// <summary>Names of templates, by the rules of Jinja2's file system loader.</summary>
internal static class TemplateNames
{
    /// <summary>The path below the main template's folder, its parts joined by '/'; null when it would lead elsewhere.</summary>
    public static string? Path(string name)
    {
        if (name.AsSpan().IndexOfAny('\\', '\0', ':') >= 0 && (name.Contains('\\', StringComparison.Ordinal) || name.Contains('\0', StringComparison.Ordinal) || OperatingSystem.IsWindows())) return null;
        var parts = name.Split('/').Where(part => part is not ("" or ".")).ToList();
        return parts.Count == 0 || parts.Contains("..") ? null : string.Join('/', parts);
    }
}
