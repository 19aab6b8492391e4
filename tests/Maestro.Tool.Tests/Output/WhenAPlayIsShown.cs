using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Tool.Output;

namespace Maestro.Tool.Tests.Output;

public sealed class WhenAPlayIsShown
{
    public static TheoryData<string> Scripts => ["start-succeeds", "start-fails", "start-rolls-back"];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Plain_lines_say_what_a_reader_of_a_log_waits_for(string script)
    {
        using var stage = new Stage();

        (await stage.ShowAsync(Named(script), surroundings => new PlainDisplay(surroundings.Out, surroundings.Error, verbose: false))).ShouldBeGolden($"plain-{script}");
    }

    [Fact]
    public async Task Verbose_lines_say_every_change()
    {
        using var stage = new Stage();

        (await stage.ShowAsync(Script.StartThatSucceeds(), surroundings => new PlainDisplay(surroundings.Out, surroundings.Error, verbose: true))).ShouldBeGolden("verbose-start-succeeds");
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Json_is_an_object_a_line_and_nothing_else(string script)
    {
        using var stage = new Stage();

        (await stage.ShowAsync(Named(script), surroundings => new JsonDisplay(surroundings, Play.Start, resultOnly: false, code => (int)code))).ShouldBeGolden($"json-{script}");
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task A_live_table_leaves_the_whole_table_once(string script)
    {
        using var stage = new Stage();

        (await stage.ShowLiveAsync(Named(script))).ShouldBeGolden($"live-{script}");
    }

    [Fact]
    public async Task A_narrow_terminal_cuts_names_in_the_middle_and_wraps_nothing()
    {
        using var stage = new Stage(width: 60);

        (await stage.ShowLiveAsync(Script.StartThatFails())).ShouldBeGolden("live-narrow");
    }

    [Fact]
    public async Task Quiet_says_only_what_is_wrong()
    {
        using var stage = new Stage();

        await stage.ShowAsync(Script.StartThatFails(), surroundings => new QuietDisplay(surroundings.Error));

        stage.Out.ShouldBeEmpty();
        stage.Error.ShouldStartWith("maestro.yaml(12,9): error MSTR0504: redis-1 on ship 'local' is not ready");
    }

    [Fact]
    public async Task A_status_in_json_is_one_document()
    {
        using var stage = new Stage();

        (await stage.ShowAsync(Status(), surroundings => new JsonDisplay(surroundings, Play.Status, resultOnly: false, code => (int)code))).ShouldBeGolden("json-status");
    }

    [Fact]
    public async Task A_status_in_plain_lines_has_a_line_an_instance()
    {
        using var stage = new Stage();

        (await stage.ShowAsync(Status(), surroundings => new PlainDisplay(surroundings.Out, surroundings.Error, verbose: false))).ShouldBeGolden("plain-status");
    }

    [Fact]
    public async Task A_status_on_a_terminal_is_drawn_once()
    {
        using var stage = new Stage();

        (await stage.ShowAsync(Status(), surroundings => new TableDisplay(surroundings.Terminal(), surroundings.Error))).ShouldBeGolden("table-status");
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("json")]
    [InlineData("table")]
    public async Task A_full_status_shows_ports_and_hosts(string format)
    {
        using var stage = new Stage();

        (await stage.ShowAsync(FullStatus(), surroundings => format switch
        {
            "plain" => new PlainDisplay(surroundings.Out, surroundings.Error, verbose: false),
            "json" => new JsonDisplay(surroundings, Play.Status, resultOnly: false, code => (int)code),
            _ => new TableDisplay(surroundings.Terminal(), surroundings.Error),
        })).ShouldBeGolden($"{format}-status-full");
    }

    [Fact]
    public async Task Json_tells_the_exit_code_of_the_process_also_for_a_signal()
    {
        using var stage = new Stage();

        await stage.ShowAsync(new Script(Play.Start).Begin(0).End(0.1, ExitCode.Cancelled), surroundings => new JsonDisplay(surroundings, Play.Start, resultOnly: true, _ => 143));

        stage.Out.ShouldStartWith("""{"event":"result",""");
        stage.Out.ShouldContain("\"exit_code\":143");
    }

    [Fact]
    public async Task A_refusal_in_json_is_a_result_too()
    {
        using var stage = new Stage();
        var display = new JsonDisplay(stage.Surroundings, Play.Start, resultOnly: false, code => (int)code);

        display.Refuse(new MaestroException(ExitCode.Usage, [Catalogue.NothingNamed("stop")]));

        var lines = stage.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        lines[0].ShouldContain("\"code\":\"MSTR0003\"");
        lines[1].ShouldContain("\"exit_code\":2");
        await display.DisposeAsync();
    }

    private static Script Named(string name) => name switch
    {
        "start-succeeds" => Script.StartThatSucceeds(),
        "start-fails" => Script.StartThatFails(),
        _ => Script.StartThatRollsBack(),
    };

    private static Script FullStatus() => new Script(Play.Status)
        .Begin(
            0.01,
            Script.Guestbook[0] with
            {
                Phase = InstancePhase.Up,
                Text = "up for 3m",
                ContainerId = "1a2b3c4d5e6f",
                Host = "127.0.0.1",
                Ports = [new PortStanding("client", "6379/tcp", "127.0.0.1:16379", true, "answers"), new PortStanding("bus", "7000/udp", "127.0.0.1:17000", null, "not asked: UDP")],
            },
            Script.Guestbook[2] with { Phase = InstancePhase.Absent, Text = "absent", Host = "10.0.0.2", Ports = [] })
        .End(0.02, ExitCode.Done);

    private static Script Status() => new Script(Play.Status)
        .Begin(
            0.01,
            Script.Guestbook[0] with { Phase = InstancePhase.Up, Text = "up for 3m", ContainerId = "1a2b3c4d5e6f" },
            Script.Guestbook[1] with { Phase = InstancePhase.Absent, Text = "absent" },
            Script.Guestbook[2] with { Phase = InstancePhase.HostDown, Text = "host down" })
        .Fault(0.01, Catalogue.ShipUnreachable(new SourceLocation("maestro.yaml", 5, 3), "ship-2", "tcp://10.0.0.2:2375", "connection refused"))
        .End(0.02, ExitCode.ShipUnreachable);
}
