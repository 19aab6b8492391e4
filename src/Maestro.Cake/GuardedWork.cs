using Cake.Core;

namespace Maestro.Cake;

/// <summary>Work that a signal must not just cut off: it can be ended once, by whoever comes first, and all who ask wait for the same end.</summary>
#pragma warning disable CA1001 // The source has no timer and no wait handle, and a signal may cancel it at any moment, also after the work is over.
internal sealed class GuardedWork<T> : IGuardedWork
#pragma warning restore CA1001
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lazy<Task<T>> _result;
    private readonly Lazy<Task<CakeException?>> _end;

    /// <param name="begin">Does the work; cancelled, it leaves nothing behind.</param>
    /// <param name="undo">Takes back what finished work has brought; what it could not is the exception that it returns.</param>
    /// <param name="cancellationToken">Cancels the work as well.</param>
    public GuardedWork(Func<CancellationToken, Task<T>> begin, Func<T, Task<CakeException?>> undo, CancellationToken cancellationToken)
    {
        _result = new Lazy<Task<T>>(() => BeginAsync(begin, cancellationToken));
        _end = new Lazy<Task<CakeException?>>(() => EndOnceAsync(undo));
    }

    /// <summary>The work; the first to ask begins it.</summary>
    public Task<T> Result => _result.Value;

    public Task<CakeException?> EndAsync() => _end.Value;

    private async Task<T> BeginAsync(Func<CancellationToken, Task<T>> begin, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, cancellationToken);
        return await begin(either.Token);
    }

    private async Task<CakeException?> EndOnceAsync(Func<T, Task<CakeException?>> undo)
    {
        await _stop.CancelAsync();

        // What the work threw is for the one who asked for it; there is nothing to undo then.
        await ((Task)Result).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return Result.IsCompletedSuccessfully ? await undo(await Result) : null;
    }
}
