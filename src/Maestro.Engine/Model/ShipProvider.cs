using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Model;

/// <summary>Where the ships come from beside those that the file lists. A closed set.</summary>
public abstract record ShipProvider
{
    private ShipProvider()
    {
    }

    /// <summary>Where it is named.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>From nowhere else: the default.</summary>
    public sealed record Static : ShipProvider;

    /// <summary>Every context of the docker CLI is a ship.</summary>
    public sealed record DockerContext : ShipProvider;

    /// <summary>A program prints the map <c>ships</c> as JSON.</summary>
    /// <param name="Command">The program and its arguments.</param>
    public sealed record Exec(ImmutableArray<string> Command) : ShipProvider;
}
