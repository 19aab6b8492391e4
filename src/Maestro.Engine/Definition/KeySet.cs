using System.Collections.Immutable;

namespace Maestro.Engine.Definition;

/// <summary>The keys of one kind of map. Every key of the format stands here, and only here: the readers read each, a test sees to that.</summary>
internal sealed class KeySet
{
    private KeySet(string kind, ImmutableArray<string> keys) => (Kind, Keys) = (kind, keys);

    public static KeySet Environment { get; } = new("environment", ["__maestro", "name", "registries", "ship_provider", "ship_defaults", "ships", "services", "audit"]);

    public static KeySet Maestro { get; } = new("maestro", ["schema"]);

    public static KeySet Registry { get; } = new("registry", ["registry", "username", "password", "email", "retry"]);

    public static KeySet Retry { get; } = new("retry", ["attempts", "when"]);

    public static KeySet ShipProvider { get; } = new("ship_provider", ["exec"]);

    public static KeySet ShipDefaults { get; } = new("ship_defaults", ["docker_port", "socket_path", "api_version", "timeout", "ssh_tunnel", "ssh_timeout", "tls", "tls_verify", "tls_ca_cert", "tls_cert", "tls_key", "ssl_version"]);

    public static KeySet Ship { get; } = new("ship", ["ip", "endpoint", .. ShipDefaults.Keys]);

    public static KeySet SshTunnel { get; } = new("ssh_tunnel", ["user", "key", "port", "known_hosts", "options"]);

    public static KeySet Service { get; } = new("service", ["image", "instances", "omit", "requires", "wants_info", "env", "envfile", "lifecycle", "limits", "ports"]);

    public static KeySet Instance { get; } = new("instance",
        [
            "ship", "image", "command", "cmd", "ports", "lifecycle", "volumes", "container_volumes", "volumes_from", "envfile", "env", "privileged", "cap_add", "cap_drop",
            "extra_hosts", "stop_timeout", "limits", "log_driver", "log_opt", "net", "restart", "dns", "security_opt", "ulimits", "username", "labels", "workdir", "links",
            "lxc_conf", "init", "tmpfs", "shm_size", "sysctls", "devices", "platform", "read_only", "entrypoint", "stop_signal", "healthcheck", "pids_limit", "cpus", "gpus",
        ]);

    public static KeySet Port { get; } = new("port", ["exposed", "external"]);

    public static KeySet Volume { get; } = new("volume", ["target", "mode"]);

    public static KeySet Lifecycle { get; } = new("lifecycle", ["pre-start", "running", "pre-stop", "stopped"]);

    public static KeySet TcpCheck { get; } = new("tcp check", ["type", "port", "max_wait"]);

    public static KeySet HttpCheck { get; } = new("http check", ["type", "port", "host", "match_regex", "path", "scheme", "method", "max_wait", "requests_options"]);

    public static KeySet RequestsOptions { get; } = new("requests_options", ["verify", "headers", "auth", "timeout", "data", "json", "params", "allow_redirects"]);

    public static KeySet ExecCheck { get; } = new("exec check", ["type", "command", "cmd", "attempts", "envfrom"]);

    public static KeySet RexecCheck { get; } = new("rexec check", ["type", "command", "cmd", "attempts"]);

    public static KeySet SleepCheck { get; } = new("sleep check", ["type", "wait"]);

    public static KeySet HealthCheck { get; } = new("health check", ["type", "max_wait"]);

    public static KeySet LogCheck { get; } = new("log check", ["type", "match_regex", "max_wait"]);

    public static KeySet CompletesCheck { get; } = new("completes check", ["type", "max_wait"]);

    public static KeySet LogAuditor { get; } = new("log auditor", ["type", "level", "ignore_errors", "file"]);

    public static KeySet HttpAuditor { get; } = new("http auditor", ["type", "level", "ignore_errors", "endpoint", "payload", "headers", "method", "timeout"]);

    public static KeySet ExecAuditor { get; } = new("exec auditor", ["type", "level", "ignore_errors", "script", "args"]);

    public static KeySet SlackAuditor { get; } = new("slack auditor", ["type", "level", "ignore_errors", "channel", "token", "name", "icon", "webhook"]);

    public static KeySet HipChatAuditor { get; } = new("hipchat auditor", ["type", "level", "ignore_errors", "room", "token", "name", "endpoint"]);

    /// <summary>All kinds of maps that have keys of ours.</summary>
    public static ImmutableArray<KeySet> All { get; } =
    [
        Environment, Maestro, Registry, Retry, ShipProvider, ShipDefaults, Ship, SshTunnel,
        Service, Instance, Port, Volume,
        Lifecycle, TcpCheck, HttpCheck, RequestsOptions, ExecCheck, RexecCheck, SleepCheck, HealthCheck, LogCheck, CompletesCheck,
        LogAuditor, HttpAuditor, ExecAuditor, SlackAuditor, HipChatAuditor,
    ];

    /// <summary>What such a map describes.</summary>
    public string Kind { get; }

    /// <summary>Its keys.</summary>
    public ImmutableArray<string> Keys { get; }

    /// <summary>Where <paramref name="key"/>, which this kind does not know, has a meaning near by: "its instances"; null where it has none.</summary>
    public string? HomeOf(string key) => Neighbours.FirstOrDefault(neighbour => neighbour.Set.Keys.Contains(key)).Words;

    private IEnumerable<(KeySet Set, string Words)> Neighbours => Kind switch
    {
        "environment" => [(ShipDefaults, "a ship, or ship_defaults"), (Ship, "a ship"), (Service, "a service"), (Instance, "an instance")],
        "ship_defaults" => [(Ship, "each ship")],
        "ship" => [(SshTunnel, "its ssh_tunnel"), (Environment, "the top of the file")],
        "service" => [(Instance, "its instances"), (Lifecycle, "its lifecycle"), (Environment, "the top of the file")],
        "instance" => [(Service, "its service"), (Lifecycle, "its lifecycle"), (Environment, "the top of the file")],
        "http check" => [(RequestsOptions, "its requests_options")],
        "registry" => [(Retry, "its retry")],
        _ => [],
    };
}
