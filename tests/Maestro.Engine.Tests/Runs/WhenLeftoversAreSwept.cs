using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Runs;
using Maestro.Engine.Ships;
using Maestro.Testing;

namespace Maestro.Engine.Tests.Runs;

public sealed class WhenLeftoversAreSwept : IDisposable
{
    private static readonly Owner Dead = Owner.ThisProcess with { ProcessId = int.MaxValue };
    private static readonly Owner Elsewhere = Owner.ThisProcess with { Host = "elsewhere" };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("maestro-leases-");
    private readonly FakeFleet _fleet = new();

    [Fact]
    public async Task What_a_process_left_that_has_ended_goes_with_its_networks_and_volumes()
    {
        Add("web-1", Dead);
        await _fleet["local"].EnsureResourceAsync(ResourceKind.Network, "net", Labels(Dead), CancellationToken.None);
        await _fleet["local"].EnsureResourceAsync(ResourceKind.Volume, "data", Labels(Dead), CancellationToken.None);

        var swept = await SweepAsync();

        swept.Removed.Select(resource => resource.ToString()).ShouldBe(["container web-1", "network net", "volume data"]);
        _fleet["local"].Containers.ShouldBeEmpty();
        _fleet["local"].Resources.ShouldBeEmpty();
        SweepFaults.Of(swept).ShouldHaveSingleItem().Message.ShouldBe($"removed from ship 'local' 1 container, 1 network, 1 volume left behind by run r1 of {Dead}");
    }

    [Fact]
    public async Task A_run_whose_owner_lives_is_left_alone()
    {
        Add("web-1", Owner.ThisProcess);

        (await SweepAsync()).Others.ShouldHaveSingleItem();

        _fleet["local"].Containers.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task So_is_one_that_another_build_of_this_user_goes_on_with()
    {
        Add("web-1", Dead);
        var leases = new Leases(_folder.FullName, TimeProvider.System);
        var lease = await leases.TakeAsync("shop", () => "r1", static () => { }, CancellationToken.None);

        await SweepAsync();
        _fleet["local"].Containers.ShouldHaveSingleItem();

        await lease.EndAsync(() => Task.CompletedTask);
        await SweepAsync();
        _fleet["local"].Containers.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_of_another_machine_goes_when_its_time_is_over()
    {
        Add("young", Elsewhere, expiresIn: TimeSpan.FromHours(1));
        Add("old", Elsewhere, expiresIn: TimeSpan.FromHours(-1));

        await SweepAsync();

        _fleet["local"].Containers.Keys.ShouldBe(["young"]);
    }

    [Fact]
    public async Task So_does_one_of_another_user_whose_leases_cannot_be_seen()
    {
        Add("young", Dead with { User = "somebody" }, expiresIn: TimeSpan.FromHours(1));
        Add("old", Dead with { User = "somebody" }, expiresIn: TimeSpan.FromHours(-1));

        await SweepAsync();

        _fleet["local"].Containers.Keys.ShouldBe(["young"]);
    }

    [Fact]
    public void One_from_before_the_boot_is_over_where_only_this_machine_has_the_daemon()
    {
        var run = new Run("r1", Owner.ThisProcess with { Machine = Guid.Empty + Owner.ThisProcess.Machine[36..] }, DateTimeOffset.UtcNow + TimeSpan.FromHours(1));
        var sweeper = new Sweeper(new Leases(_folder.FullName, TimeProvider.System), TimeProvider.System);

        sweeper.IsOver(run, new Ship { Name = "local", Ip = "127.0.0.1", Address = new ShipAddress.UnixSocket("/var/run/docker.sock") }).ShouldBeTrue();
        sweeper.IsOver(run, new Ship { Name = "far", Ip = "10.0.0.1", Address = new ShipAddress.Tcp("10.0.0.1", 2375) }).ShouldBeFalse();
    }

    [Fact]
    public async Task What_belongs_to_nobody_stays()
    {
        _fleet["local"].Add("started-by-hand", ContainerState.Running, (Model.Labels.Environment, "test"));
        _fleet["local"].Add("isolated-by-hand", ContainerState.Running, (Model.Labels.Environment, "test"), (Model.Labels.Run, "mine"));

        await SweepAsync();

        _fleet["local"].Containers.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_the_daemon_does_not_give_up_is_told_with_its_words()
    {
        Add("web-1", Dead);
        var host = _fleet["local"];
        host.Before = (request, _) => request == "remove container web-1" ? throw host.Refusal(request, 500, "device or resource busy") : Task.CompletedTask;

        var swept = await SweepAsync();

        SweepFaults.Of(swept).ShouldHaveSingleItem().Message.ShouldBe("container web-1 of run r1 is still on ship 'local': device or resource busy; maestro sweep removes it");
        var receipt = new Receipt("test", "r1", DateTimeOffset.UtcNow, [swept]);
        receipt.IsClean.ShouldBeFalse();
        receipt.ExitCode.ShouldBe(ExitCode.LeftBehind);
        receipt.Text.ShouldBe("left: container web-1 on local");
    }

    [Fact]
    public async Task What_a_busy_daemon_does_not_give_up_at_first_is_asked_for_again()
    {
        Add("web-1", Dead);
        var host = _fleet["local"];
        var asked = 0;
        host.Before = (request, _) => request == "remove container web-1" && ++asked == 1 ? throw host.Refusal(request, 500, "tried to kill container, but did not receive an exit event") : Task.CompletedTask;

        var swept = await SweepAsync();

        swept.Left.ShouldBeEmpty();
        swept.Removed.ShouldHaveSingleItem();
        asked.ShouldBe(2);
    }

    [Fact]
    public async Task A_ship_that_does_not_answer_is_told()
    {
        _fleet.SwitchOff("local");

        var receipt = new Receipt("test", "r1", DateTimeOffset.UtcNow, [await SweepAsync()]);

        receipt.ExitCode.ShouldBe(ExitCode.ShipUnreachable);
        receipt.Text.ShouldBe("local could not be looked at");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Add(string name, Owner owner, TimeSpan? expiresIn = null) =>
        _fleet["local"].Add(name, ContainerState.Running, [.. Labels(owner, expiresIn).Select(pair => (pair.Key, pair.Value))]);

    private static ImmutableDictionary<string, string> Labels(Owner owner, TimeSpan? expiresIn = null) =>
        new Run("r1", owner, DateTimeOffset.UtcNow + (expiresIn ?? TimeSpan.FromHours(1))).Labels.ToImmutableDictionary();

    private async Task<SweptShip> SweepAsync() =>
        (await new Sweeper(new Leases(_folder.FullName, TimeProvider.System), TimeProvider.System).SweepAsync([_fleet["local"]], CancellationToken.None)).Single();
}
