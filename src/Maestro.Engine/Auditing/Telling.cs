using Maestro.Engine.Model;

namespace Maestro.Engine.Auditing;

/// <summary>Tells one auditor of one thing, within its time.</summary>
internal sealed class Telling : IDisposable
{
    /// <summary>How long an auditor may take that says nothing of it.</summary>
    public static readonly TimeSpan UsualTime = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http = new(new SocketsHttpHandler { ConnectTimeout = UsualTime, PooledConnectionLifetime = TimeSpan.FromMinutes(1) }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly TimeProvider _clock;

    public Telling(TimeProvider clock) => _clock = clock;

    /// <summary>Slack's API; another one in tests.</summary>
    public Uri SlackApi { get; init; } = new("https://slack.com/api/chat.postMessage");

    /// <exception cref="AuditFault">The auditor could not be told in time.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task TellAsync(Auditor auditor, Audit audit, CancellationToken cancellationToken)
    {
        var time = auditor is Auditor.Http { Timeout: var own } ? own : UsualTime;
        using var deadline = new CancellationTokenSource(time, _clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            await (auditor switch
            {
                Auditor.Log log => LogAuditing.TellAsync(log, audit, stop.Token),
                Auditor.Http http => HttpAuditing.TellAsync(_http, http, audit, stop.Token),
                Auditor.Exec exec => ExecAuditing.TellAsync(exec, audit, stop.Token),
                Auditor.Slack slack => ChatAuditing.TellAsync(_http, slack, audit, SlackApi, stop.Token),
                Auditor.HipChat hipChat => ChatAuditing.TellAsync(_http, hipChat, audit, stop.Token),
                _ => throw new ArgumentOutOfRangeException(nameof(auditor), auditor, "unknown auditor"),
            });
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new AuditFault($"no answer within {time.TotalSeconds:0.#} s");
        }
    }

    public void Dispose() => _http.Dispose();
}
