namespace Maestro.Engine.Definition;

/// <summary>A path inside a container where something is mounted.</summary>
internal static class ContainerPath
{
    /// <summary>What it must be, for messages.</summary>
    public const string Form = "begin with '/', be more than that, and hold no ':'";

    /// <summary>Whether something can be mounted there.</summary>
    public static bool IsRight(string path) => path.StartsWith('/') && path.Trim('/').Length > 0 && path.AsSpan().IndexOfAny(':', '\0') < 0;

    /// <summary>The same text for two that are one place.</summary>
    public static string Normal(string path) => '/' + string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries));
}
