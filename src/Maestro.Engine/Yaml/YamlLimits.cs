namespace Maestro.Engine.Yaml;

/// <summary>How much a text may hold. Each is far above what an environment needs, and low enough that no text exhausts memory or stack.</summary>
internal static class YamlLimits
{
    /// <summary>Characters of a text, and bytes of a file.</summary>
    public const int Length = 64 * 1024 * 1024;

    /// <summary>Levels of lists and maps within each other.</summary>
    public const int Depth = 100;

    /// <summary>Nodes that stand in the text, with those that merge keys copy.</summary>
    public const int Nodes = 2_000_000;

    /// <summary>Nodes that a walk visits when it follows every alias.</summary>
    public const int Weight = 5_000_000;
}
