using System.Collections.Immutable;
using System.Globalization;
using Maestro.Engine.Events;
using Maestro.Engine.Lifecycle;
using Maestro.Engine.Model;
using Maestro.Engine.Planning;

namespace Maestro.Engine.Execution;

/// <summary>Asks the ports of instances whether somebody answers, all at once.</summary>
internal static class PortLook
{
    // Of a port that swallows what comes to it, on the way or at its end.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <summary>The ports of each instance of the plan, in the order of the file.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<ImmutableDictionary<string, ImmutableArray<PortStanding>>> AskAsync(Plan plan, MaestroEnvironment environment, TimeProvider clock, CancellationToken cancellationToken)
    {
        var asked = await Task.WhenAll(plan.Instances.Select(async planned => (
            planned.Instance.Name,
            Ports: await Task.WhenAll(planned.Instance.Ports.Select(port => AskAsync(port, environment.Ships[planned.Instance.Ship].Ip, planned.Standing == Standing.Running, clock, cancellationToken))))));
        return asked.ToImmutableDictionary(instance => instance.Name, instance => instance.Ports.ToImmutableArray(), StringComparer.Ordinal);
    }

    private static async Task<PortStanding> AskAsync(NamedPort port, string ip, bool isUp, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (protocol, host) = (port.Protocol == PortProtocol.Udp ? "udp" : "tcp", port.BindAddress is "0.0.0.0" or "::" ? ip : port.BindAddress);
        var (answers, text) = await AskOneAsync(port, host, ip, isUp, clock, cancellationToken);
        return new PortStanding(port.Name, $"{port.Exposed}/{protocol}", host.Contains(':', StringComparison.Ordinal) ? $"[{host}]:{port.External}" : $"{host}:{port.External}", answers, text);
    }

    private static async Task<(bool? Answers, string Text)> AskOneAsync(NamedPort port, string host, string ip, bool isUp, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!isUp) return (null, "not asked: the container is not up");
        if (port.Protocol == PortProtocol.Udp) return (null, "not asked: UDP");
        if (Ship.IsLoopback(host) && !Ship.IsLoopback(ip)) return (null, "not asked: it is open to its ship alone");
        if (port.FixedNumber is not { } number) return (null, "not asked: several ports, or one that the engine picks");

        using var probe = new TcpProbe(new LifecycleCheck.Tcp(port.Name, host, number), clock);
        using var limit = new CancellationTokenSource(Limit, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var answer = await probe.TryAsync(stop.Token);
            return (answer.Passed, answer.Passed ? "answers" : answer.Text);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (false, string.Create(CultureInfo.InvariantCulture, $"no answer within {Limit.TotalSeconds:0} s"));
        }
    }
}
