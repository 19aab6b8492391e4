using Maestro.Engine.Model;

namespace Maestro.Engine.Lifecycle;

/// <summary>Tries a check, as often as it is asked to, one try at a time.</summary>
internal abstract class Probe : IDisposable
{
    // One probe that gets no answer must not use up the whole wait: a fresh connection may fare better.
    private static readonly TimeSpan LongestQuestion = TimeSpan.FromSeconds(5);

    /// <summary>How long one try may take.</summary>
    public virtual TimeSpan LongestTry => LongestQuestion;

    /// <summary>The probe of a check. A sleep has none.</summary>
    public static Probe For(LifecycleCheck check, CheckSubject subject, TimeProvider clock) => check switch
    {
        LifecycleCheck.Tcp tcp => new TcpProbe(tcp, clock),
        LifecycleCheck.Http http => new HttpProbe(http),
        LifecycleCheck.Exec exec => new ExecProbe(exec, subject, clock),
        LifecycleCheck.RemoteExec exec => new RemoteExecProbe(exec, subject),
        LifecycleCheck.Health => new HealthProbe(subject),
        LifecycleCheck.Log log => new LogProbe(log, subject),
        LifecycleCheck.Completes => new CompletesProbe(subject),
        _ => throw new InvalidOperationException($"no probe for {check.GetType().Name}"),
    };

    /// <summary>Tries once. Only a cancellation is thrown; everything else is an answer.</summary>
    public abstract Task<ProbeAnswer> TryAsync(CancellationToken cancellationToken);

    /// <summary>What a try comes to that was broken off at its limit.</summary>
    public virtual ProbeAnswer Late(TimeSpan limit) => ProbeAnswer.Fail($"no answer within {limit.TotalSeconds:0.#} s");

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
