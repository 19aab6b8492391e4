using System.Collections.Immutable;
using System.Threading.Channels;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;

namespace Maestro.Engine.Auditing;

/// <summary>
/// What the auditors of an environment are told of one play: that it begins, how it ended and, those of level debug, the same of every instance.
/// Each is told in order; none waits for another, and none holds the play up once it runs.
/// </summary>
internal sealed class AuditTrail : IPlayObserver, IDisposable
{
    // What may still be told of instances when the play is over.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    private readonly ImmutableArray<Listener> _listeners;
    private readonly Telling _telling;
    private readonly TimeProvider _clock;
    private readonly Func<DateTimeOffset, ImmutableArray<Instance>, AuditStanding, string?, Audit> _audit;
    private readonly ImmutableDictionary<string, Instance> _instances;
    private readonly ImmutableArray<Instance> _all;
    private readonly HashSet<string> _begun = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _over = new();

    /// <summary>Begins a trail of a play on these instances.</summary>
    public AuditTrail(MaestroEnvironment environment, Play play, ImmutableArray<Instance> instances, string who, Telling telling, TimeProvider clock)
    {
        (_telling, _clock, _all) = (telling, clock, instances);
        _instances = instances.ToImmutableDictionary(instance => instance.Name, StringComparer.Ordinal);
        var action = play.ToString().ToLowerInvariant();
        _audit = (at, subjects, standing, reason) => new Audit(at, environment.Name, action, subjects, who, standing) { Reason = reason };
        _listeners = [.. environment.Auditors.Select(auditor => new Listener(auditor))];
    }

    /// <summary>Tells that the play begins; gives a fault for each auditor that could not be told, an error where it does not let errors pass.</summary>
    /// <param name="isOwed">Whether the play begins whoever cannot be told: then there are only warnings.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<ImmutableArray<Diagnostic>> BeginAsync(bool isOwed, CancellationToken cancellationToken)
    {
        var audit = _audit(_clock.GetUtcNow(), _all, AuditStanding.Begins, null);
        var faults = await Task.WhenAll(_listeners.Select(listener => TellAsync(listener.Auditor, audit, mayRefuse: !isOwed, cancellationToken)));
        foreach (var listener in _listeners.Where(listener => listener.Auditor.Level == AuditLevel.Debug)) listener.Telling = TellAllAsync(listener);
        return [.. faults.OfType<Diagnostic>()];
    }

    /// <inheritdoc/>
    public void Observe(PlayEvent playEvent)
    {
        if (playEvent is not PlayEvent.InstanceChanged { Row: var row, At: var at } || !_instances.TryGetValue(row.Instance, out var instance)) return;
        if (row.Phase == InstancePhase.Waiting) return;
        if (!row.Phase.IsFinal())
        {
            if (_begun.Add(row.Instance)) Tell(_audit(at, [instance], AuditStanding.Begins, null));
        }
        else if (_begun.Contains(row.Instance) || row.Phase.IsTrouble())
        {
            Tell(_audit(at, [instance], row.Phase.IsTrouble() ? AuditStanding.Failed : AuditStanding.Succeeded, row.Text));
        }
    }

    /// <summary>Tells how the play ended, after what is still to be told of instances; gives a warning for each auditor that could not be told.</summary>
    public async Task<ImmutableArray<Diagnostic>> EndAsync(PlayResult result)
    {
        foreach (var listener in _listeners) listener.Queue.Writer.TryComplete();
        var audit = _audit(_clock.GetUtcNow(), _all, result.Succeeded ? AuditStanding.Succeeded : AuditStanding.Failed, Reason(result));
        _over.CancelAfter(Rest);
        var faults = await Task.WhenAll(_listeners.Select(async listener =>
        {
            // Not with the play's own cancellation: of a play that was broken off auditors want to know above all.
            var earlier = listener.Telling is { } telling ? await telling : null;
            return await TellAsync(listener.Auditor, audit, mayRefuse: false, CancellationToken.None) ?? earlier;
        }));
        return [.. faults.OfType<Diagnostic>()];
    }

    /// <inheritdoc/>
    public void Dispose() => _over.Dispose();

    private static string? Reason(PlayResult result) =>
        result.Succeeded ? null : result.Diagnostics.FirstOrDefault(fault => fault.Severity == Severity.Error)?.Message ?? result.ExitCode.ToString();

    private void Tell(Audit audit)
    {
        foreach (var listener in _listeners.Where(listener => listener.Auditor.Level == AuditLevel.Debug)) listener.Queue.Writer.TryWrite(audit);
    }

    // The last fault: one that fails for one instance fails for all.
    private async Task<Diagnostic?> TellAllAsync(Listener listener)
    {
        Diagnostic? last = null;
        try
        {
            await foreach (var audit in listener.Queue.Reader.ReadAllAsync(_over.Token)) last = await TellAsync(listener.Auditor, audit, mayRefuse: false, _over.Token) ?? last;
        }
        catch (OperationCanceledException)
        {
            last ??= Catalogue.AuditorFailed(listener.Auditor.Location, Word(listener.Auditor), $"it could not be told of all instances within {Rest.TotalSeconds:0} s of the end");
        }

        return last;
    }

    private async Task<Diagnostic?> TellAsync(Auditor auditor, Audit audit, bool mayRefuse, CancellationToken cancellationToken)
    {
        try
        {
            await _telling.TellAsync(auditor, audit, cancellationToken);
            return null;
        }
        catch (AuditFault fault)
        {
            return mayRefuse && !auditor.IgnoreErrors
                ? Catalogue.AuditorRefuses(auditor.Location, Word(auditor), fault.Message)
                : Catalogue.AuditorFailed(auditor.Location, Word(auditor), fault.Message);
        }
    }

    private static string Word(Auditor auditor) => auditor switch
    {
        Auditor.Log => "log",
        Auditor.Http => "http",
        Auditor.Exec => "exec",
        Auditor.Slack => "slack",
        _ => "hipchat",
    };

    private sealed class Listener(Auditor auditor)
    {
        public Auditor Auditor { get; } = auditor;

        public Channel<Audit> Queue { get; } = Channel.CreateUnbounded<Audit>(new UnboundedChannelOptions { SingleReader = true });

        public Task<Diagnostic?>? Telling { get; set; }
    }
}
