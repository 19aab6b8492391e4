using Maestro.Engine.Model;

namespace Maestro.Engine.Definition;

/// <summary>What stands in the file, before names are resolved. Where something was wrong it is not whole: then the faults say so.</summary>
internal sealed class EnvironmentDraft
{
    public string Name { get; set; } = "";

    /// <summary>Ships by name; null for one that is faulty, so that what refers to it is not blamed.</summary>
    public Dictionary<string, Ship?> Ships { get; } = new(StringComparer.Ordinal);

    /// <summary>Ships that the provider has and nobody can use: why not.</summary>
    public Dictionary<string, string> UnusableShips { get; } = new(StringComparer.Ordinal);

    public ShipProvider ShipProvider { get; set; } = new ShipProvider.Static();

    public Dictionary<string, Registry> Registries { get; } = new(StringComparer.Ordinal);

    public List<Auditor> Auditors { get; } = [];

    public List<ServiceDraft> Services { get; } = [];
}
