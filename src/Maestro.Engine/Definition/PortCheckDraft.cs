using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>A check of a port, before that is looked up. A closed set.</summary>
/// <param name="At">Where it is defined.</param>
/// <param name="State">When it is made.</param>
/// <param name="Port">The port it names.</param>
/// <param name="MaxWait">How long it may take.</param>
internal abstract record PortCheckDraft(YamlNode At, LifecycleState State, YamlScalar Port, TimeSpan MaxWait) : CheckDraft(At, State)
{
    /// <summary>Why it cannot be done with these ports; null when it can.</summary>
    public string? Fault(ImmutableArray<PortDraft> ports) => Named(ports) switch
    {
        { Protocol: PortProtocol.Tcp, External.IsAuto: true, Exposed.Count: 1 } or { Protocol: PortProtocol.Tcp, FixedNumber: not null } => null,
        { Protocol: PortProtocol.Tcp } => $"port '{Port.Text}' is a range, and a check looks at one; name a port with a single number",
        { } => $"port '{Port.Text}' is not TCP; name a TCP port",
        null when this is Http && Number is not null => null,
        null => $"there is no port '{Port.Text}'{Suggestion.Text(Port.Text, ports.Select(port => port.Port.Name))}; {(this is Http ? "name one of its TCP ports, or give a number from 1 to 65535" : "name one of its TCP ports")}",
    };

    /// <summary>The kind, for messages.</summary>
    protected abstract string Kind { get; }

    /// <inheritdoc/>
    public sealed override string ToString() => $"the {Kind} check";

    private NamedPort? Named(ImmutableArray<PortDraft> ports) => ports.FirstOrDefault(port => port.Port.Name == Port.Text).Port;

    private int? Number => int.TryParse(Port.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 65535 ? number : null;

    internal sealed record Tcp(YamlNode At, LifecycleState State, YamlScalar Port, TimeSpan MaxWait) : PortCheckDraft(At, State, Port, MaxWait)
    {
        protected override string Kind => "tcp";

        public override LifecycleCheck Resolve(ImmutableArray<PortDraft> ports, Ship ship, SourceLocation location) =>
            new LifecycleCheck.Tcp(Port.Text, ship.Ip, Named(ports)!.FixedNumber ?? 0) { MaxWait = MaxWait, Location = location };
    }

    internal sealed record Http(YamlNode At, LifecycleState State, YamlScalar Port, TimeSpan MaxWait) : PortCheckDraft(At, State, Port, MaxWait)
    {
        /// <summary>Null: the ship's ip.</summary>
        public string? Host { get; init; }

        /// <summary>Path with its leading slash, query included.</summary>
        public required string Path { get; init; }

        public required string Scheme { get; init; }

        public required string Method { get; init; }

        public Regex? MatchRegex { get; init; }

        public RequestOptions? Options { get; init; }

        protected override string Kind => "http";

        /// <summary>The address that is asked; null when host and path make none.</summary>
        public Uri? Url(string host, int port)
        {
            var bracketed = host.Contains(':', StringComparison.Ordinal) && !host.StartsWith('[') ? $"[{host}]" : host;
            return Uri.TryCreate(string.Create(CultureInfo.InvariantCulture, $"{Scheme}://{bracketed}:{port}{Path}"), UriKind.Absolute, out var url) ? url : null;
        }

        public override LifecycleCheck Resolve(ImmutableArray<PortDraft> ports, Ship ship, SourceLocation location) =>
            new LifecycleCheck.Http(Url(Host ?? ship.Ip, Named(ports) is { } named ? named.FixedNumber ?? 0 : Number!.Value)!, Method) { PortName = Named(ports)?.Name, MatchRegex = MatchRegex, Options = Options, MaxWait = MaxWait, Location = location };
    }
}
