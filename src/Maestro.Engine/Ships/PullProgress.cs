namespace Maestro.Engine.Ships;

/// <summary>How far a pull is, summed over the layers that are known so far.</summary>
/// <param name="Status">The daemon's word for the latest line: <c>Downloading</c>, <c>Extracting</c>.</param>
/// <param name="Current">Bytes downloaded.</param>
/// <param name="Total">Bytes to download; 0 while unknown.</param>
public sealed record PullProgress(string Status, long Current, long Total);
