using System.Collections.Immutable;

namespace Maestro.Engine.Ships;

/// <summary>An image that a ship has.</summary>
/// <param name="Id">Its id, <c>sha256:…</c>.</param>
/// <param name="Env">The variables that it gives its containers, <c>NAME=value</c>.</param>
/// <param name="Labels">The labels that it gives them.</param>
public sealed record ShipImage(string Id, ImmutableArray<string> Env, ImmutableDictionary<string, string> Labels);
