using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;

namespace Maestro.Tool.Tests;

/// <summary>Plays told by hand, at times told by hand.</summary>
internal sealed class Script(Play play)
{
    private static readonly DateTimeOffset Began = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly List<PlayEvent> _events = [];
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly Dictionary<string, InstanceRow> _rows = new(StringComparer.Ordinal);
    private ImmutableArray<string> _order = [];

    public ImmutableArray<PlayEvent> Events => [.. _events];

    /// <summary>redis-1 and two webs that wait for it.</summary>
    public static InstanceRow[] Guestbook { get; } =
    [
        Row(1, "redis-1", "redis", "local", "maestro/redis:7"),
        Row(2, "web-1", "web", "local", "maestro/guestbook-web:1"),
        Row(3, "web-2", "web", "ship-2", "maestro/guestbook-web:1"),
    ];

    public static InstanceRow Row(int number, string instance, string service, string ship, string image) =>
        new() { Number = number, Instance = instance, Service = service, Ship = ship, Image = image, Phase = InstancePhase.Waiting, Text = "waiting" };

    public static Script StartThatSucceeds() => new Script(Play.Start)
        .Begin(0.1, Guestbook)
        .Change(0.1, "web-1", InstancePhase.Waiting, "waits for redis-1")
        .Change(0.1, "redis-1", InstancePhase.Pulling, "pulling")
        .Change(5, "redis-1", InstancePhase.Pulling, "pulling 10% of 31.2 MB")
        .Change(12, "redis-1", InstancePhase.Pulling, "pulling 45% of 31.2 MB")
        .Change(14, "redis-1", InstancePhase.Waiting, "image pulled")
        .Change(14.1, "redis-1", InstancePhase.Creating, "creating")
        .Change(14.2, "redis-1", InstancePhase.Created, "created", "1a2b3c4d5e6f")
        .Change(14.2, "redis-1", InstancePhase.Starting, "starting")
        .Change(14.6, "redis-1", InstancePhase.Checking, "checking: tcp check of port client (127.0.0.1:16379)")
        .Change(16.7, "redis-1", InstancePhase.Checking, "checking: tcp check of port client (127.0.0.1:16379) for 2.1 s: connection refused")
        .Change(17, "redis-1", InstancePhase.Started, "started in 2.4 s")
        .Change(17.1, "web-1", InstancePhase.Starting, "starting", "00000000000a")
        .Change(17.4, "web-1", InstancePhase.Started, "started in 240 ms")
        .Change(17.5, "web-2", InstancePhase.Up, "up for 3m", "00000000000b")
        .End(17.5, ExitCode.Done, [new Endpoint("redis", "redis-1", "client", PortProtocol.Tcp, "127.0.0.1", 16379, "MAESTRO_REDIS_REDIS_1_CLIENT"), new Endpoint("web", "web-2", "dns", PortProtocol.Udp, "::1", 53, "MAESTRO_WEB_WEB_2_DNS")]);

    public static Script StartThatFails() => new Script(Play.Start)
        .Begin(0.1, Guestbook)
        .Change(0.2, "redis-1", InstancePhase.Starting, "starting", "1a2b3c4d5e6f")
        .Change(0.4, "redis-1", InstancePhase.Checking, "checking: tcp check of port client (127.0.0.1:16379)")
        .Fault(30.4, Catalogue.CheckFailed(new FailedCheck(new SourceLocation("maestro.yaml", 12, 9), "redis-1", "local", "is not ready", "tcp check of port client (127.0.0.1:16379)")
        {
            Waited = TimeSpan.FromSeconds(30),
            LastAnswer = "connection refused",
            LastOutput = ["reading redis.conf", "\u001b[31mcannot bind\u001b[0m:\taddress in use"],
        }))
        .Change(30.4, "redis-1", InstancePhase.Failed, "failed: not ready in time")
        .Change(30.4, "web-1", InstancePhase.Skipped, "skipped: redis-1 did not succeed")
        .Change(30.4, "web-2", InstancePhase.Skipped, "skipped: redis-1 did not succeed")
        .End(30.5, ExitCode.Failed);

    public static Script StartThatRollsBack() => new Script(Play.Start)
        .Begin(0.1, Guestbook)
        .Change(0.4, "redis-1", InstancePhase.Started, "started in 240 ms", "1a2b3c4d5e6f")
        .Fault(0.6, Catalogue.CreateFailed(new SourceLocation("maestro.yaml", 20, 9), "web-1", "local", "invalid mount"))
        .Change(0.6, "web-1", InstancePhase.Failed, "failed: cannot be created")
        .Change(0.6, "web-2", InstancePhase.Started, "started in 120 ms", "00000000000b")
        .RollBack(0.7, "web-2", "redis-1")
        .End(1.2, ExitCode.Failed);

    public Script Begin(double seconds, params InstanceRow[] rows)
    {
        _order = [.. rows.Select(row => row.Instance)];
        foreach (var row in rows) _rows[row.Instance] = row;
        _events.Add(new PlayEvent.Begun(At(seconds), play, "guestbook", [.. rows]));
        return this;
    }

    public Script Change(double seconds, string instance, InstancePhase phase, string text, string? container = null)
    {
        _rows[instance] = Changed(seconds, _rows[instance], phase, text, container);
        return this;
    }

    public Script Fault(double seconds, Diagnostic diagnostic)
    {
        _diagnostics.Add(diagnostic);
        _events.Add(new PlayEvent.Diagnosed(At(seconds), diagnostic));
        return this;
    }

    public Script End(double seconds, ExitCode exitCode, params Endpoint[] endpoints)
    {
        _events.Add(new PlayEvent.Ended(At(seconds), new PlayResult
        {
            Play = play,
            Environment = "guestbook",
            ExitCode = exitCode,
            Instances = [.. _order.Select(name => _rows[name])],
            Diagnostics = [.. _diagnostics],
            Endpoints = [.. endpoints],
            Variables = endpoints.ToImmutableSortedDictionary(endpoint => endpoint.Variable, endpoint => endpoint.Address),
            Elapsed = TimeSpan.FromSeconds(seconds),
        }));
        return this;
    }

    // As the engine does it: a play within the play, and its ends joined to the rows of the result.
    private Script RollBack(double seconds, params string[] instances)
    {
        _events.Add(new PlayEvent.Begun(At(seconds), Play.Down, "guestbook", [.. instances.Select((name, index) => _rows[name] with { Number = instances.Length - index, Phase = InstancePhase.Waiting, Text = "waiting" })]));
        foreach (var name in instances)
        {
            var stopped = Changed(seconds + 0.1, _rows[name], InstancePhase.Down, "stopped", null);
            var removed = Changed(seconds + 0.2, stopped, InstancePhase.Removed, "removed", null);
            _rows[name] = removed with { Text = $"{_rows[name].Text}, then removed", Elapsed = _rows[name].Elapsed };
        }

        return this;
    }

    private InstanceRow Changed(double seconds, InstanceRow row, InstancePhase phase, string text, string? container)
    {
        var changed = row with { Phase = phase, Text = text, Elapsed = TimeSpan.FromSeconds(seconds), ContainerId = phase == InstancePhase.Removed ? null : container ?? row.ContainerId };
        _events.Add(new PlayEvent.InstanceChanged(At(seconds), changed));
        return changed;
    }

    private static DateTimeOffset At(double seconds) => Began + TimeSpan.FromSeconds(seconds);
}
