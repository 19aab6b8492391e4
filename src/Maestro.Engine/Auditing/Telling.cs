using Maestro.Engine.Model;

namespace Maestro.Engine.Auditing;

/// <summary>Tells one auditor of one thing, within its time.</summary>
internal sealed class Telling : IDisposable
{
    /// <summary>How long an auditor may take that says nothing of it.</summary>
    public static readonly TimeSpan UsualTime = TimeSpan.FromSeconds(10);

    // What it may take to leave: to end a program, to close a connection. Opening a file that is a pipe, or lies on a disk that is away, may hold its
    // thread for ever; that thread is left to it, and not the play.
    private static readonly TimeSpan LeavingTime = TimeSpan.FromSeconds(1);

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
        using var leave = new CancellationTokenSource(Timeout.InfiniteTimeSpan, _clock);
        await using var leaving = stop.Token.Register(() => leave.CancelAfter(LeavingTime));
        try
        {
            await Task.Run(() => ByTypeAsync(auditor, audit, stop.Token), stop.Token).WaitAsync(leave.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new AuditFault($"no answer within {time.TotalSeconds:0.#} s");
        }
    }

    public void Dispose() => _http.Dispose();

    private Task ByTypeAsync(Auditor auditor, Audit audit, CancellationToken cancellationToken) => auditor switch
    {
        Auditor.Log log => LogAuditing.TellAsync(log, audit, cancellationToken),
        Auditor.Http http => HttpAuditing.TellAsync(_http, http, audit, cancellationToken),
        Auditor.Exec exec => ExecAuditing.TellAsync(exec, audit, cancellationToken),
        Auditor.Slack slack => ChatAuditing.TellAsync(_http, slack, audit, SlackApi, cancellationToken),
        Auditor.HipChat hipChat => ChatAuditing.TellAsync(_http, hipChat, audit, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(auditor), auditor, "unknown auditor"),
    };
}
