using System.Runtime.InteropServices;
using Cake.Core;
using Maestro.Testing;

namespace Maestro.Cake.Tests;

public sealed class WhenASignalComes
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly LogInMemory _log = new();
    private readonly ManualClock _clock = new();
    private readonly TaskCompletionSource<int> _exit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SignalGuard _guard;
    private int _exits;

    public WhenASignalComes() => _guard = new SignalGuard(
        code =>
        {
            Interlocked.Increment(ref _exits);
            _exit.SetResult(code);
        },
        Limit,
        _clock);

    [Fact]
    public async Task It_is_the_systems_when_nothing_is_live()
    {
        _guard.Take(PosixSignal.SIGINT).ShouldBeFalse();

        var work = new Live();
        await EnterAsync(work);
        await _guard.LeaveAsync(work);
        _guard.Take(PosixSignal.SIGINT).ShouldBeFalse();
    }

    [Theory]
    [InlineData(PosixSignal.SIGINT, 130)]
    [InlineData(PosixSignal.SIGTERM, 143)]
    [InlineData(PosixSignal.SIGHUP, 129)]
    [InlineData(PosixSignal.SIGQUIT, 131)]
    public async Task All_live_work_is_ended_before_the_process_ends_with_its_code(PosixSignal signal, int code)
    {
        Live[] works = [new(), new()];
        foreach (var work in works) await EnterAsync(work);

        _guard.Take(signal).ShouldBeTrue();
        foreach (var work in works) await work.Asked.WaitAsync(Patience);
        works[0].Finish();
        _exit.Task.IsCompleted.ShouldBeFalse();
        works[1].Finish();

        (await _exit.Task.WaitAsync(Patience)).ShouldBe(code);
        _exits.ShouldBe(1);
    }

    [Fact]
    public async Task An_echo_of_it_is_overheard_and_a_second_Ctrl_C_is_not()
    {
        await EnterAsync(new Live());
        _guard.Take(PosixSignal.SIGINT).ShouldBeTrue();

        _guard.Take(PosixSignal.SIGINT).ShouldBeTrue();
        _clock.Advance(TimeSpan.FromSeconds(1));
        _guard.Take(PosixSignal.SIGTERM).ShouldBeTrue();
        _guard.Take(PosixSignal.SIGINT).ShouldBeFalse();
    }

    [Fact]
    public async Task The_script_is_held_and_begins_nothing_new()
    {
        var work = new Live();
        await EnterAsync(work);
        _guard.Take(PosixSignal.SIGTERM);

        var left = _guard.LeaveAsync(work);
        var entered = _guard.EnterAsync(new Live(), new PlayLog(_log));
        await work.Asked.WaitAsync(Patience);
        (left.IsCompleted, entered.IsCompleted).ShouldBe((false, false));

        work.Finish();
        await _exit.Task.WaitAsync(Patience);
        await Task.WhenAll(left, entered).WaitAsync(Patience);
    }

    [Fact]
    public async Task The_process_ends_also_when_the_work_does_not()
    {
        var work = new Live();
        await EnterAsync(work);
        _guard.Take(PosixSignal.SIGTERM);

        // The limit is set a moment after the signal was taken, on another thread.
        var exit = _exit.Task.WaitAsync(Patience);
        while (!exit.IsCompleted)
        {
            _clock.Advance(Limit);
            await Task.Yield();
        }

        (await exit).ShouldBe(143);
        _log.Lines.ShouldContain(line => line.StartsWith("Error: error MSTR0601", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_process_ends_also_when_ending_the_work_meets_a_fault()
    {
        var work = new Live();
        await EnterAsync(work);
        _guard.Take(PosixSignal.SIGTERM);
        work.Fail(new InvalidOperationException("a fault of ours"));

        (await _exit.Task.WaitAsync(Patience)).ShouldBe(143);
        _log.Lines.ShouldContain(line => line.Contains("a fault of ours", StringComparison.Ordinal));
    }

    private Task EnterAsync(Live work) => _guard.EnterAsync(work, new PlayLog(_log));

    private sealed class Live : IGuardedWork
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource<CakeException?> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _asked.Task;

        public Task<CakeException?> EndAsync()
        {
            _asked.TrySetResult();
            return _ended.Task;
        }

        public void Finish() => _ended.SetResult(null);

        public void Fail(Exception exception) => _ended.SetException(exception);
    }
}
