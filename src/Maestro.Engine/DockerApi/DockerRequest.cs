using System.Collections.Immutable;
using System.Net;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Engine.DockerApi;

/// <summary>One request to the daemon.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path and query behind the API version, escaped: <c>containers/json?all=1</c>.</param>
/// <param name="Words">The request for people: <c>start 0f3c9a…</c>.</param>
/// <param name="Limit">How long it may take.</param>
internal sealed record DockerRequest(HttpMethod Method, string Path, string Words, TimeSpan Limit)
{
    /// <summary>JSON to send.</summary>
    public byte[]? Body { get; init; }

    /// <summary>What the daemon shows the registry that it asks.</summary>
    public Secret? RegistryAuth { get; init; }

    /// <summary>Whether the daemon asks a registry for it: then a 401 is the registry's and not the daemon's.</summary>
    public bool AsksRegistry { get; init; }

    /// <summary>Whether asking twice does what asking once does.</summary>
    public bool IsIdempotent { get; init; } = Method == HttpMethod.Get;

    /// <summary>What a passed limit means.</summary>
    public ShipFault WhenLate { get; init; } = ShipFault.TimedOut;

    /// <summary>Statuses beyond 2xx that are an answer, not a failure.</summary>
    public ImmutableArray<HttpStatusCode> Accepts { get; init; } = [];
}
