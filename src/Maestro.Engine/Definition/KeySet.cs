using System.Collections.Immutable;

namespace Maestro.Engine.Definition;

/// <summary>The keys of one kind of map.</summary>
/// <param name="Read">Those that are read.</param>
/// <param name="Later">Those that the format has and that are not built yet: an error, never ignored.</param>
internal sealed record KeySet(ImmutableArray<string> Read, ImmutableArray<string> Later)
{
    public static KeySet Environment { get; } = new(["__maestro", "name", "ships", "ship_defaults", "services"], ["registries", "ship_provider", "audit"]);

    public static KeySet Maestro { get; } = new(["schema"], []);

    public static KeySet Ship { get; } = new(
        ["ip", "endpoint", "docker_port", "socket_path", "timeout"],
        ["api_version", "ssh_tunnel", "ssh_timeout", "tls", "tls_verify", "tls_ca_cert", "tls_cert", "tls_key", "ssl_version"]);

    public static KeySet ShipDefaults { get; } = Ship with { Read = ["docker_port", "socket_path", "timeout"] };

    public static KeySet Service { get; } = new(["image", "instances", "omit", "requires", "wants_info", "env", "ports", "lifecycle"], ["envfile", "limits"]);

    public static KeySet Instance { get; } = new(
        ["ship", "image", "command", "cmd", "env", "ports", "volumes", "stop_timeout", "lifecycle"],
        [
            "container_volumes", "volumes_from", "envfile", "privileged", "cap_add", "cap_drop", "extra_hosts", "limits", "log_driver", "log_opt", "net", "restart", "dns",
            "security_opt", "ulimits", "username", "labels", "workdir", "links", "lxc_conf", "init", "tmpfs", "shm_size", "sysctls", "devices", "platform", "read_only",
            "entrypoint", "stop_signal", "healthcheck", "pids_limit", "cpus", "gpus",
        ]);

    public static KeySet Port { get; } = new(["exposed", "external"], []);

    public static KeySet Volume { get; } = new(["target", "mode"], []);

    public static KeySet Lifecycle { get; } = new(["running"], ["pre-start", "pre-stop", "stopped"]);

    public static KeySet Tcp { get; } = new(["type", "port", "max_wait"], []);

    public static KeySet Http { get; } = new(["type", "port", "host", "match_regex", "path", "scheme", "method", "max_wait"], ["requests_options"]);
}
