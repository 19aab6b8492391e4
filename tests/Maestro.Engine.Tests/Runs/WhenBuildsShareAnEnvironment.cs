using Maestro.Engine.Runs;

namespace Maestro.Engine.Tests.Runs;

public sealed class WhenBuildsShareAnEnvironment : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("maestro-leases-");
    private readonly Leases _leases;
    private int _runs;

    public WhenBuildsShareAnEnvironment() => _leases = new Leases(_folder.FullName, TimeProvider.System);

    [Fact]
    public async Task The_second_gets_the_run_of_the_first()
    {
        var first = await TakeAsync();
        first.IsShared.ShouldBeFalse();
        first.Settle();

        var second = await TakeAsync();

        second.IsShared.ShouldBeTrue();
        second.Run.ShouldBe(first.Run);
    }

    [Fact]
    public async Task Only_the_last_one_takes_it_down()
    {
        var (first, second) = (await SettledAsync(), await SettledAsync());

        (await first.EndAsync(Never)).ShouldBeFalse();
        var tornDown = false;
        (await second.EndAsync(() => Task.FromResult(tornDown = true))).ShouldBeTrue();

        tornDown.ShouldBeTrue();
    }

    [Fact]
    public async Task Nothing_is_left_of_the_lease_afterwards()
    {
        await (await SettledAsync()).EndAsync(() => Task.CompletedTask);

        _folder.GetFiles().ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_gets_through_the_gate_until_the_first_has_brought_it_up()
    {
        var first = await TakeAsync();
        var said = new TaskCompletionSource();
        var second = _leases.TakeAsync("shop", NewRun, said.SetResult, CancellationToken.None);
        await said.Task;
        second.IsCompleted.ShouldBeFalse();

        first.Settle();

        (await second).Run.ShouldBe(first.Run);
    }

    [Fact]
    public async Task The_wait_can_be_cancelled()
    {
        var first = await TakeAsync();
        using var cancellation = new CancellationTokenSource();
        var second = _leases.TakeAsync("shop", NewRun, cancellation.Cancel, cancellation.Token);

        await Should.ThrowAsync<OperationCanceledException>(second);
        first.Settle();
    }

    [Fact]
    public async Task A_new_one_after_the_last_has_a_run_of_its_own()
    {
        var first = await SettledAsync();
        await first.EndAsync(() => Task.CompletedTask);

        var second = await TakeAsync();

        second.IsShared.ShouldBeFalse();
        second.Run.ShouldNotBe(first.Run);
    }

    [Fact]
    public async Task Another_environment_is_nothing_to_it()
    {
        await TakeAsync();

        (await _leases.TakeAsync("another", NewRun, () => { }, CancellationToken.None)).IsShared.ShouldBeFalse();
    }

    [Fact]
    public async Task A_run_is_in_use_as_long_as_somebody_uses_it()
    {
        var lease = await SettledAsync();
        _leases.IsHeld(lease.Run).ShouldBeTrue();

        await lease.EndAsync(() => Task.CompletedTask);

        _leases.IsHeld(lease.Run).ShouldBeFalse();
        _leases.IsHeld("never").ShouldBeFalse();
    }

    [Fact]
    public async Task Of_two_that_leave_at_the_same_time_only_one_takes_it_down()
    {
        var (first, second) = (await SettledAsync(), await SettledAsync());
        var tornDown = 0;

        await Task.WhenAll(first.EndAsync(() => Task.FromResult(tornDown++)), second.EndAsync(() => Task.FromResult(tornDown++)));

        tornDown.ShouldBe(1);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_hundred_that_come_and_go_never_meet_in_a_tear_down()
    {
        var up = 0;
        await Task.WhenAll(Enumerable.Range(0, 100).Select(async _ =>
        {
            var lease = await TakeAsync();
            var others = lease.IsShared ? 0 : Interlocked.Increment(ref up) - 1;
            lease.Settle();
            others.ShouldBe(0);
            await Task.Yield();
            Volatile.Read(ref up).ShouldBe(1);
            await lease.EndAsync(() =>
            {
                Interlocked.Decrement(ref up).ShouldBe(0);
                return Task.CompletedTask;
            });
        }));

        up.ShouldBe(0);
        _folder.GetFiles().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_that_is_gone_keeps_nobody_from_the_tear_down()
    {
        var lease = await SettledAsync();
        _folder.Delete(recursive: true);
        var tornDown = 0;

        await lease.EndAsync(() => Task.FromResult(tornDown++));

        tornDown.ShouldBe(1);
        _folder.Create();
    }

    [Fact]
    public async Task A_tear_down_that_fails_is_not_taken_for_done()
    {
        var lease = await SettledAsync();

        await Should.ThrowAsync<IOException>(lease.EndAsync(() => Task.FromException(new IOException("no space left"))));
    }

    [Fact]
    public async Task Who_leaves_while_another_brings_it_up_is_told_why_he_waits()
    {
        var first = await SettledAsync();
        var second = await TakeAsync();
        var said = new TaskCompletionSource();
        var leaving = first.EndAsync(Never, said.SetResult);

        await said.Task;
        second.Settle();

        (await leaving).ShouldBeFalse();
    }

    [Fact]
    public async Task One_whose_id_is_that_of_a_dead_one_is_alone()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "shop.gate"), "ab1");

        (await _leases.TakeAsync("shop", () => "ab1", static () => { }, CancellationToken.None)).IsShared.ShouldBeFalse();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string NewRun() => $"run{Interlocked.Increment(ref _runs)}";

    private Task<Lease> TakeAsync() => _leases.TakeAsync("shop", NewRun, static () => { }, CancellationToken.None);

    private async Task<Lease> SettledAsync()
    {
        var lease = await TakeAsync();
        lease.Settle();
        return lease;
    }

    private static Task Never() => throw new InvalidOperationException("another build still uses it");
}
