using System.Collections.Immutable;

namespace Maestro.Engine.Model;

/// <summary>An environment as its file defines it, checked: every name resolves, there is no cycle, no two instances clash.</summary>
public sealed record MaestroEnvironment
{
    private readonly Lazy<ImmutableSortedDictionary<string, string>> _linkVariables = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Full path of its file, or <c>&lt;stdin&gt;</c>.</summary>
    public required string File { get; init; }

    /// <summary>Id of the isolation: the same environment may stand any number of times on the same ships, each with names, host ports, volumes and networks of its own. Null: it stands once.</summary>
    public string? Isolation { get; init; }

    /// <summary>Ships by name, ordinal order.</summary>
    public required ImmutableSortedDictionary<string, Ship> Ships { get; init; }

    /// <summary>Where ships come from that the file does not list.</summary>
    public ShipProvider ShipProvider { get; init; } = new ShipProvider.Static();

    /// <summary>Registries by name, ordinal order.</summary>
    public ImmutableSortedDictionary<string, Registry> Registries { get; init; } = ImmutableSortedDictionary.Create<string, Registry>(StringComparer.Ordinal);

    /// <summary>Who is told of plays, in the order of the file.</summary>
    public ImmutableArray<Auditor> Auditors { get; init; } = [];

    /// <summary>Services by name, ordinal order.</summary>
    public required ImmutableSortedDictionary<string, Service> Services { get; init; }

    /// <summary>Instances of all services by name, ordinal order.</summary>
    public required ImmutableSortedDictionary<string, Instance> Instances { get; init; }

    /// <summary>Names of the ships that have instances, sorted.</summary>
    public IEnumerable<string> ShipsInUse => Instances.Values.Select(instance => instance.Ship).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>What the instances offer to a test, sorted by <see cref="Endpoint.Variable"/>.</summary>
    public ImmutableArray<Endpoint> Endpoints { get; init; } = [];

    /// <summary>Endpoints whose port the daemon picks: their number is 0 until then. Sorted by <see cref="Endpoint.Variable"/>.</summary>
    public ImmutableArray<Endpoint> PickedEndpoints { get; init; } = [];

    /// <summary>Link variables that tell of ports that daemons pick: until then their value is <c>auto</c>.</summary>
    public ImmutableDictionary<string, PickedPort> PickedVariables { get; init; } = ImmutableDictionary<string, PickedPort>.Empty;

    /// <summary>Link variables as a service that requires all services would get them.</summary>
    public ImmutableSortedDictionary<string, string> LinkVariables
    {
        get => _linkVariables.Value;
        init => _linkVariables = new Lazy<ImmutableSortedDictionary<string, string>>(value);
    }

    /// <summary>Sets <see cref="LinkVariables"/> to what is worked out when it is first asked for: only plays that offer endpoints do.</summary>
    internal Lazy<ImmutableSortedDictionary<string, string>> LinkVariablesWhenAsked
    {
        init => _linkVariables = value;
    }
}
