using System.Text.RegularExpressions;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Engine.Definition;

/// <summary>Reads the keys of an instance that go into its container's specification as they are.</summary>
internal static partial class ContainerReader
{
    /// <summary>What they say; without image, variables, ports and volumes, in which others have a part.</summary>
    public static ContainerSpecification Read(Reading reading, MapReader map, LimitsDraft limits)
    {
        if (map.Find("lxc_conf") is { } lxc) reading.Faults.Add(Catalogue.KeyWithoutEffect(reading.At(lxc), map.Name("lxc_conf"), "no Docker Engine of today runs LXC: leave it out"));
        return new ContainerSpecification
        {
            Image = "",
            User = map.Written("username"),
            Entrypoint = CommandReader.Words(reading, map, "entrypoint"),
            WorkingDir = WorkingDirectory(map),
            Labels = LabelReader.Read(reading, map),
            StopSignal = StopSignal(map),
            Healthcheck = HealthcheckReader.Read(reading, map),
            Platform = Platform(map),
            HostConfig = HostReader.Read(reading, map, limits),
        };
    }

    private static string? WorkingDirectory(MapReader map)
    {
        var path = map.Text("workdir");
        if (path is not (null or ['/', ..])) map.Bad(map.Find("workdir")!, "workdir", "a path from the root, '/...': Docker takes no relative one");
        return path;
    }

    private static string? StopSignal(MapReader map)
    {
        var signal = map.Written("stop_signal");
        if (signal is null || Signal.IsMatch(signal)) return signal;
        map.Bad(map.Find("stop_signal")!, "stop_signal", "a signal such as SIGINT, or its number");
        return null;
    }

    private static string? Platform(MapReader map)
    {
        var platform = map.Text("platform");
        if (platform is null || PlatformName.IsMatch(platform)) return platform;
        map.Bad(map.Find("platform")!, "platform", "os, os/architecture or os/architecture/variant, such as linux/arm64/v8");
        return null;
    }

    [GeneratedRegex(@"\A(?i:(SIG)?[A-Z][A-Z0-9]*([+-][0-9]+)?|[0-9]{1,2})\z")]
    private static partial Regex Signal { get; }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+(/[A-Za-z0-9_.-]+)?)?\z")]
    private static partial Regex PlatformName { get; }
}
