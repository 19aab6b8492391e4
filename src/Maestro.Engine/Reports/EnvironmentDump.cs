using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Engine.Reports;

/// <summary>
/// An environment as it was read, down to the bodies that make its containers. The shape is part of the public contract:
/// <c>{"schema":1,"name","file","ships":{},"services":{},"instances":{},"order":[]}</c>.
/// </summary>
public static class EnvironmentDump
{
    private const string Masked = "***";

    // Enough for writes to be few, and little beside what a large environment comes to.
    private const int Piece = 256 * 1024;

    /// <summary>Writes the JSON, indented, piece by piece: link variables make that of a large environment many times longer than its file.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="instances">Those to show, in the order of a start; with them their services and ships.</param>
    /// <param name="showSecrets">Shows values whose names look like those of secrets; else they are stars.</param>
    /// <param name="cancellationToken">Ends it between two instances.</param>
    public static void Write(TextWriter target, MaestroEnvironment environment, ImmutableArray<Instance> instances, bool showSecrets, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(environment);
        var (ships, services) = (Names(instances, instance => instance.Ship), Names(instances, instance => instance.Service));
        var buffer = new ArrayBufferWriter<byte>(Piece);
        using var json = new Utf8JsonWriter(buffer, JsonParts.Indented);
        json.WriteStartObject();
        json.WriteNumber("schema", 1);
        json.WriteString("name", environment.Name);
        json.WriteString("file", environment.File);
        Write(json, "ships", ships.Select(name => environment.Ships[name]), ship => ship.Name, WriteShip);
        Write(json, "services", services.Select(name => environment.Services[name]), service => service.Name, WriteService);
        Write(json, "instances", instances.OrderBy(instance => instance.Name, StringComparer.Ordinal), instance => instance.Name, (json, instance) =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            WriteInstance(json, instance, showSecrets);
            if (json.BytesPending + buffer.WrittenCount > Piece) HandOver();
        });
        json.WriteTexts("order", instances.Select(instance => instance.Name));
        json.WriteEndObject();
        HandOver();

        void HandOver()
        {
            json.Flush();
            target.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
            buffer.ResetWrittenCount();
        }
    }

    private static ImmutableSortedSet<string> Names(ImmutableArray<Instance> instances, Func<Instance, string> name) => instances.Select(name).ToImmutableSortedSet(StringComparer.Ordinal);

    private static void WriteShip(Utf8JsonWriter json, Ship ship)
    {
        json.WriteString("ip", ship.Ip);
        json.WriteString("endpoint", ship.Address.ToString());
        json.WriteNumber("timeout", ship.RequestTimeout.TotalSeconds);
        if (ship.ApiVersion is { } version) json.WriteString("api_version", version.Version);
    }

    private static void WriteService(Utf8JsonWriter json, Service service)
    {
        json.WriteString("image", service.Image);
        json.WriteBoolean("omit", service.Omit);
        json.WriteTexts("requires", service.Requires);
        json.WriteTexts("wants_info", service.WantsInfo);
        json.WriteTexts("instances", service.Instances);
    }

    private static void WriteInstance(Utf8JsonWriter json, Instance instance, bool showSecrets)
    {
        var container = showSecrets ? instance.Container : WithoutSecrets(instance.Container);
        json.WriteString("service", instance.Service);
        json.WriteString("ship", instance.Ship);
        json.WriteString("image", instance.Image);
        if (container.Platform is { } platform) json.WriteString("platform", platform);
        json.WriteStartObject("env");
        foreach (var variable in container.Env)
        {
            // One without a value has no '='.
            var at = variable.IndexOf('=', StringComparison.Ordinal);
            if (at < 0) json.WriteNull(variable);
            else json.WriteString(variable.AsSpan(0, at), variable.AsSpan(at + 1));
        }

        json.WriteEndObject();
        Write(json, "ports", instance.Ports, port => port.Name, WritePort);
        Write(json, "volumes", instance.Volumes, mount => mount.Source, (json, mount) =>
        {
            json.WriteString("bind", mount.Target);
            json.WriteString("mode", mount.Mode);
        });
        json.WriteTexts("container_volumes", instance.ContainerVolumes);
        json.WriteTexts("volumes_from", instance.VolumesFrom);
        json.WriteNumber("stop_timeout", instance.StopTimeout.TotalSeconds);
        json.WriteStartObject("lifecycle");
        WriteChecks(json, "pre-start", instance.PreStartChecks);
        WriteChecks(json, "running", instance.RunningChecks);
        WriteChecks(json, "pre-stop", instance.PreStopChecks);
        WriteChecks(json, "stopped", instance.StoppedChecks);
        json.WriteEndObject();
        json.WritePropertyName("create");
        JsonSerializer.Serialize(json, container, ContainerJson.Default.ContainerSpecification);
    }

    private static void WritePort(Utf8JsonWriter json, NamedPort port)
    {
        var protocol = port.Protocol == PortProtocol.Udp ? "udp" : "tcp";
        json.WriteString("exposed", $"{port.Exposed}/{protocol}");
        json.WriteTexts("external", [port.BindAddress, $"{port.External}/{protocol}"]);
    }

    private static void WriteChecks(Utf8JsonWriter json, string state, ImmutableArray<LifecycleCheck> checks)
    {
        if (!checks.IsEmpty) json.WriteObjects(state, checks, WriteCheck);
    }

    // What a check sends, says or runs may hold credentials: of these only what they are is shown.
    private static void WriteCheck(Utf8JsonWriter json, LifecycleCheck check)
    {
        json.WriteString("type", check switch
        {
            LifecycleCheck.Tcp => "tcp",
            LifecycleCheck.Http => "http",
            LifecycleCheck.Exec => "exec",
            LifecycleCheck.RemoteExec => "rexec",
            LifecycleCheck.Sleep => "sleep",
            LifecycleCheck.Health => "health",
            LifecycleCheck.Log => "log",
            _ => "completes",
        });
        switch (check)
        {
            case LifecycleCheck.Tcp tcp:
                json.WriteString("port", tcp.PortName);
                json.WriteString("host", tcp.Host);
                json.WriteNumber("number", tcp.Port);
                break;
            case LifecycleCheck.Http http:
                json.WriteString("method", http.Method);
                json.WriteString("url", http.Url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped));
                if (http.MatchRegex is { } body) json.WriteString("match_regex", body.ToString());
                break;
            case LifecycleCheck.Exec { Command: var command, Attempts: var attempts }:
                json.WriteString("program", command[0]);
                json.WriteNumber("attempts", attempts);
                break;
            case LifecycleCheck.RemoteExec { Command: var command, Attempts: var attempts }:
                json.WriteString("program", command[0]);
                json.WriteNumber("attempts", attempts);
                break;
            case LifecycleCheck.Sleep sleep:
                json.WriteNumber("wait", sleep.Wait.TotalSeconds);
                break;
            case LifecycleCheck.Log log:
                json.WriteString("match_regex", log.MatchRegex.ToString());
                break;
        }

        if (check is not (LifecycleCheck.Sleep or LifecycleCheck.Exec or LifecycleCheck.RemoteExec)) json.WriteNumber("max_wait", check.MaxWait.TotalSeconds);
    }

    private static ContainerSpecification WithoutSecrets(ContainerSpecification container) => container with
    {
        Env = [.. container.Env.Select(variable => variable.IndexOf('=', StringComparison.Ordinal) is >= 0 and var at && Secrets.IsNamed(variable.AsSpan(0, at)) ? $"{variable[..at]}={Masked}" : variable)],
        Labels = container.Labels?.ToImmutableSortedDictionary(label => label.Key, label => Secrets.IsNamed(label.Key) ? Masked : label.Value, StringComparer.Ordinal),
        HostConfig = container.HostConfig is { LogConfig: { Config: { } options } log } host
            ? host with { LogConfig = log with { Config = options.ToImmutableSortedDictionary(option => option.Key, option => Secrets.IsNamed(option.Key) ? Masked : option.Value, StringComparer.Ordinal) } }
            : container.HostConfig,
    };

    private static void Write<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Func<T, string> key, Action<Utf8JsonWriter, T> members)
    {
        json.WriteStartObject(name);
        foreach (var item in items)
        {
            json.WriteStartObject(key(item));
            members(json, item);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
