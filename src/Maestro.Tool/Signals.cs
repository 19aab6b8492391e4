using System.Runtime.InteropServices;

namespace Maestro.Tool;

/// <summary>
/// SIGINT, SIGTERM and SIGHUP: the first one cancels, so that what is under way is finished or read back; a second SIGINT ends the process at once.
/// </summary>
internal sealed class Signals : IDisposable
{
    private readonly CancellationTokenSource _cancel = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _first;

    public Signals()
    {
        foreach (var signal in (ReadOnlySpan<PosixSignal>)[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
            _registrations.Add(PosixSignalRegistration.Create(signal, context => context.Cancel = Take(context.Signal)));
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _cancel.Token;

    /// <summary>What a command that was cancelled exits with: 128 and the number of the signal, as shells say it.</summary>
    public int ExitCode => (PosixSignal)_first switch
    {
        PosixSignal.SIGTERM => 143,
        PosixSignal.SIGHUP => 129,
        _ => 130,
    };

    /// <summary>Called once, before the cancellation.</summary>
    public Action? Cancelling { get; set; }

    /// <summary>Called with every signal: for a program that this one runs.</summary>
    public Action<PosixSignal>? Forwarding { get; set; }

    /// <summary>Called before the process ends at once.</summary>
    public Action? Leaving { get; set; }

    /// <summary>Takes a signal; false leaves it to the system, which ends the process.</summary>
    public bool Take(PosixSignal signal)
    {
        Forwarding?.Invoke(signal);
        if (Interlocked.CompareExchange(ref _first, (int)signal, 0) != 0)
        {
            if (signal != PosixSignal.SIGINT) return true;

            Leaving?.Invoke();
            return false;
        }

        Cancelling?.Invoke();
        _cancel.Cancel();
        return true;
    }

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _cancel.Dispose();
    }
}
