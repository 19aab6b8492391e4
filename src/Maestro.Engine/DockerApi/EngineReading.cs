using System.Globalization;
using Maestro.Engine.DockerApi.Contracts;
using Maestro.Engine.Ships;

namespace Maestro.Engine.DockerApi;

/// <summary>A daemon's answers about itself.</summary>
internal static class EngineReading
{
    public static EngineFacts Facts(EngineVersion version, EngineInfo info, ListedNetwork[] networks, ApiVersion used) => new(
        version.Version ?? "?",
        version.MinAPIVersion ?? "?",
        version.ApiVersion ?? "?",
        used.ToString(),
        $"{version.Os}/{version.Arch}",
        DateTimeOffset.TryParse(info.SystemTime, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null,
        info.DockerRootDir ?? "",
        networks.Count(network => network.Driver == "bridge"),
        [.. (info.DefaultAddressPools ?? []).Select(pool => (Prefix(pool.Base), pool.Size)).Where(pool => pool.Item1 > 0 && pool.Size >= pool.Item1)],
        [.. info.Warnings ?? []]);

    private static int Prefix(string? pool) => pool?.Split('/') is [_, var length] && int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) ? prefix : 0;
}
