using Cake.Core;

namespace Maestro.Cake.Tests;

public sealed class WorkUnderGuard
{
    private readonly TaskCompletionSource<string> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _undone;

    [Fact]
    public async Task Is_undone_once_however_many_end_it()
    {
        var work = Work(_ => _done.Task);
        _ = work.Result;
        _done.SetResult("up");

        (await Task.WhenAll(work.EndAsync(), work.EndAsync())).ShouldBe([null, null]);

        _undone.ShouldBe(1);
    }

    [Fact]
    public async Task Is_cancelled_when_it_is_under_way_and_not_undone_when_it_fails_by_that()
    {
        var work = Work(async stop =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, stop);
            return "never";
        });
        var result = work.Result;

        await work.EndAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => result);
        _undone.ShouldBe(0);
    }

    [Fact]
    public async Task Is_undone_when_it_was_too_far_on_to_be_cancelled()
    {
        var work = Work(async stop =>
        {
            await _done.Task;
            return "up";
        });
        var result = work.Result;

        var end = work.EndAsync();
        end.IsCompleted.ShouldBeFalse();
        _done.SetResult("");
        await end;

        (await result).ShouldBe("up");
        _undone.ShouldBe(1);
    }

    [Fact]
    public async Task That_is_ended_before_it_begins_begins_cancelled()
    {
        var work = Work(stop => Task.FromResult(stop.IsCancellationRequested ? "cancelled" : "up"));

        await work.EndAsync();

        (await work.Result).ShouldBe("cancelled");
    }

    [Fact]
    public async Task Is_cancelled_by_the_callers_token_as_well()
    {
        using var caller = new CancellationTokenSource();
        var work = new GuardedWork<string>(async stop => { await Task.Delay(Timeout.InfiniteTimeSpan, stop); return ""; }, _ => Task.FromResult<CakeException?>(null), caller.Token);
        var result = work.Result;

        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => result);
    }

    private GuardedWork<string> Work(Func<CancellationToken, Task<string>> begin) => new(begin, Undo, CancellationToken.None);

    private Task<CakeException?> Undo(string result)
    {
        Interlocked.Increment(ref _undone);
        return Task.FromResult<CakeException?>(null);
    }
}
