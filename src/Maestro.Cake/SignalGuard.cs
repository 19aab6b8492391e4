using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Maestro.Engine.Diagnostics;

namespace Maestro.Cake;

/// <summary>
/// Keeps the process until live work is ended, when a signal or the end of the script would stop it: Cake dies of a signal at once, and runs neither
/// Teardown nor <c>finally</c>. While no work is live, signals do what they always did.
/// </summary>
/// <param name="exit">Ends the process with an exit code.</param>
/// <param name="limit">How long the ending may take.</param>
/// <param name="clock">The clock.</param>
internal sealed class SignalGuard(Action<int> exit, TimeSpan limit, TimeProvider clock)
{
    // A signal may come twice in one go: `dotnet` hands on to the script what the whole group got. A second Ctrl-C after this time is meant.
    private static readonly TimeSpan Echo = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<IGuardedWork, PlayLog> _live = [];
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ImmutableArray<PosixSignalRegistration> _registrations = [];
    private Task? _ending;
    private long _interruptedAt;
    private bool _isInterrupted;

    /// <summary>The guard of this process.</summary>
    public static SignalGuard Process { get; } = new(Environment.Exit, TimeSpan.FromMinutes(2), TimeProvider.System);

    /// <summary>Does <paramref name="work"/>; a signal meanwhile ends it and then the process.</summary>
    public async Task<T> RunAsync<T>(GuardedWork<T> work, PlayLog log)
    {
        await EnterAsync(work, log);
        try
        {
            return await work.Result;
        }
        finally
        {
            await LeaveAsync(work);
        }
    }

    /// <summary>Takes <paramref name="work"/> under guard. When a signal has come, nothing new begins: the call returns only if the process stays.</summary>
    public async Task EnterAsync(IGuardedWork work, PlayLog log)
    {
        if (!TryEnter(work, log)) await _left.Task;
    }

    /// <summary>Lets go of <paramref name="work"/>. When a signal has come, the script must not run on: the call returns only if the process stays.</summary>
    public async Task LeaveAsync(IGuardedWork work)
    {
        if (!TryLeave(work)) await _left.Task;
    }

    /// <summary>Takes a signal; false leaves it to the system, which ends the process.</summary>
    internal bool Take(PosixSignal signal)
    {
        lock (_lock)
        {
            if (_isInterrupted) return signal != PosixSignal.SIGINT || clock.GetElapsedTime(_interruptedAt) < Echo;
            if (_live.Count == 0) return false;

            (_isInterrupted, _interruptedAt) = (true, clock.GetTimestamp());
            _ = Task.Run(() => EndProcessAsync(signal));
            return true;
        }
    }

    private bool TryEnter(IGuardedWork work, PlayLog log)
    {
        lock (_lock)
        {
            if (_isInterrupted) return false;
            if (_live.Count == 0) Register();
            _live.Add(work, log);
            return true;
        }
    }

    private bool TryLeave(IGuardedWork work)
    {
        lock (_lock)
        {
            if (_isInterrupted) return false;
            if (_live.Remove(work) && _live.Count == 0) Unregister();
            return true;
        }
    }

    private void Register()
    {
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
        _registrations =
        [
            .. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT }
                .Select(signal => PosixSignalRegistration.Create(signal, context => context.Cancel = Take(context.Signal))),
        ];
    }

    private void Unregister()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        foreach (var registration in _registrations) registration.Dispose();
        _registrations = [];
    }

    // The script came to its end, or called Environment.Exit, with work still live; or it did so while a signal was being obeyed.
    private void OnProcessExit(object? sender, EventArgs arguments) => EndLiveAsync().GetAwaiter().GetResult();

    private async Task EndProcessAsync(PosixSignal signal)
    {
        foreach (var log in Logs()) log.Warn($"{signal}: tearing down … (Ctrl-C again leaves at once, and things as they are)");
        await EndLiveAsync();
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        exit(signal switch
        {
            PosixSignal.SIGINT => 130,
            PosixSignal.SIGTERM => 143,
            PosixSignal.SIGQUIT => 131,
            _ => 129,
        });
        _left.SetResult();
    }

    private Task EndLiveAsync()
    {
        lock (_lock)
        {
            ImmutableArray<IGuardedWork> live = [.. _live.Keys];
            return _ending ??= Task.Run(() => EndAsync(live));
        }
    }

    // Never throws: the process must end, and with the signal's exit code.
    private async Task EndAsync(ImmutableArray<IGuardedWork> live)
    {
        try
        {
            await Task.WhenAll(live.Select(work => work.EndAsync())).WaitAsync(limit, clock);
        }
        catch (TimeoutException)
        {
            foreach (var log in Logs()) log.Report(Catalogue.TearDownUnfinished(limit));
        }
#pragma warning disable CA1031 // Whatever it is, it is a fault of ours and said as one.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            foreach (var log in Logs()) log.Report(Catalogue.InternalFault("the tear-down of an environment", fault));
        }
    }

    // One is enough to say what concerns the process: they all write to the same console.
    private IEnumerable<PlayLog> Logs()
    {
        lock (_lock) return [.. _live.Values.Take(1)];
    }
}
