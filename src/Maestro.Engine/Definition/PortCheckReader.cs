using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads the checks that name a port. Each gives null after it has told that there is none.</summary>
internal static class PortCheckReader
{
    public static PortCheckDraft.Tcp? Tcp(Reading reading, YamlMapping at, LifecycleState state, MapReader map)
    {
        var wait = CheckReader.MaxWait(map);
        return Port(reading, map, at) is { } port ? new PortCheckDraft.Tcp(at, state, port, wait) : null;
    }

    public static PortCheckDraft.Http? Http(Reading reading, YamlMapping at, LifecycleState state, MapReader map)
    {
        var path = map.Text("path") ?? "/";
        var scheme = map.Text("scheme") ?? "http";
        var method = map.Text("method") ?? "GET";
        var port = Port(reading, map, at);
        var check = new PortCheckDraft.Http(at, state, port ?? new YamlScalar(at.Span, "", ScalarKind.Text), CheckReader.MaxWait(map))
        {
            Host = map.Text("host"),
            Path = path.StartsWith('/') ? path : $"/{path}",
            Scheme = scheme,
            Method = method,
            MatchRegex = CheckReader.Pattern(map),
            Options = RequestOptionsReader.Read(reading, map),
        };
        if (scheme is not ("http" or "https")) map.Bad(map.Find("scheme")!, "scheme", "http or https");
        else if (check.Url("host", 80) is null || check.Path.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))) map.Bad(map.Find("path") ?? at, "path", "the path of an address");
        else if (check.Host is { } host && (host.AsSpan().IndexOfAny("/@?#") >= 0 || check.Url(host, 80) is null)) map.Bad(map.Find("host")!, "host", "an address or a host name");
        if (!method.All(char.IsAsciiLetter)) map.Bad(map.Find("method")!, "method", "an HTTP method such as GET or HEAD");
        return port is null ? null : check;
    }

    private static YamlScalar? Port(Reading reading, MapReader map, YamlMapping at)
    {
        if (map.Find("port") is not { } node)
        {
            reading.Faults.Add(Catalogue.MissingKey(reading.At(at), "port", map.Owner, "port: http"));
            return null;
        }

        return node as YamlScalar ?? map.Wrong<YamlScalar>(node, "port", "the name of a port");
    }
}
