using System.Collections.Immutable;

namespace Maestro.Engine.Ships;

/// <summary>What a daemon says of itself.</summary>
/// <param name="Version">The engine's version, <c>20.10.24</c>.</param>
/// <param name="LeastApi">The oldest version of the API that it speaks.</param>
/// <param name="LatestApi">The newest version of the API that it speaks.</param>
/// <param name="UsedApi">The version that we speak with it.</param>
/// <param name="Platform"><c>linux/amd64</c>.</param>
/// <param name="Time">Its clock, when it answered.</param>
/// <param name="RootDirectory">Where it keeps images and containers.</param>
/// <param name="Networks">How many bridge networks there are.</param>
/// <param name="Pools">From what it takes the addresses of new networks: prefix length of a pool and of its networks; empty: from its own.</param>
/// <param name="Warnings">What it warns of itself.</param>
public sealed record EngineFacts(
    string Version,
    string LeastApi,
    string LatestApi,
    string UsedApi,
    string Platform,
    DateTimeOffset? Time,
    string RootDirectory,
    int Networks,
    ImmutableArray<(int Pool, int Network)> Pools,
    ImmutableArray<string> Warnings);
