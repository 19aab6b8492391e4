using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Engine.Reports;
using Maestro.Engine.Ships;
using Maestro.Testing;

namespace Maestro.Engine.Tests.Execution;

public sealed class WhenAShipIsSlowToTellItsStatus
{
    private readonly TaskCompletionSource _answers = new();
    private readonly Stage _stage = new(new EnvironmentBuilder().Service("db", ["db-1", "db-2"], ship: "near").Service("web", ["web-1"], ship: "far").Build());

    public WhenAShipIsSlowToTellItsStatus()
    {
        _stage.Fleet["near"].Add("db-1", ContainerState.Running, (Labels.Environment, "test"));
        _stage.Fleet["far"].Add("web-1", ContainerState.Exited, (Labels.Environment, "test"));
        _stage.Fleet["far"].Before = (_, cancellationToken) => _answers.Task.WaitAsync(cancellationToken);
    }

    [Fact]
    public async Task The_others_are_told_meanwhile()
    {
        var asking = _stage.PlayAsync(Play.Status, new PlayRequest { ShowHosts = true });
        await _stage.Log.Saw(one => one is PlayEvent.Begun);

        Lines().ShouldBe(["#  INSTANCE  SERVICE  SHIP              CONTAINER       STATUS", "1. db-1      db       near (127.0.0.1)  1:000000000001  up for Running", "2. db-2      db       near (127.0.0.1)  1:-             absent"]);
        _answers.SetResult();
        var result = await asking;

        result.ExitCode.ShouldBe(ExitCode.Done);
        result.Instances.Select(row => $"{row.Instance} {row.Phase} {row.Host}").ShouldBe(["db-1 Up 127.0.0.1", "db-2 Absent 127.0.0.1", "web-1 Down 127.0.0.1"]);
        Lines()[3..].ShouldBe(["3. web-1     web      far (127.0.0.1)   1:000000000001  down: exited", "1 of 3 instances up, 1 down, 1 absent"]);
    }

    [Fact]
    public async Task It_may_be_found_away_in_the_end()
    {
        var asking = _stage.PlayAsync(Play.Status);
        await _stage.Log.Saw(one => one is PlayEvent.Begun);
        _stage.Fleet.SwitchOff("far");
        _answers.SetException(new ShipException(_stage.Fleet["far"].Ship, ShipFault.TimedOut, "list containers", "no answer"));

        var result = await asking;

        result.ExitCode.ShouldBe(ExitCode.ShipUnreachable);
        result.Instances.Select(row => row.Phase).ShouldBe([InstancePhase.Up, InstancePhase.Absent, InstancePhase.HostDown]);
        result.Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("ship 'far'");
    }

    [Fact]
    public async Task A_cancellation_and_a_deadline_leave_it_open()
    {
        using var cancellation = new CancellationTokenSource();
        var asking = _stage.PlayAsync(Play.Status, cancellationToken: cancellation.Token);
        await _stage.Log.Saw(one => one is PlayEvent.Begun);
        await cancellation.CancelAsync();

        var result = await asking;
        var late = await _stage.PlayAsync(Play.Status, new PlayRequest { Timeout = 0.1 });

        result.ExitCode.ShouldBe(ExitCode.Cancelled);
        result.Instances[^1].Text.ShouldBe("not finished: its ship has not answered yet");
        result.Instances[0].Phase.ShouldBe(InstancePhase.Up);
        late.ExitCode.ShouldBe(ExitCode.DeadlinePassed);
    }

    private List<string> Lines()
    {
        var text = new PlainText();
        return [.. _stage.Log.Events.SelectMany(text.Lines)];
    }
}
