using Cake.Core.Diagnostics;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;

namespace Maestro.Cake.Tests;

public sealed class APlayInTheLog
{
    private static readonly InstanceRow Row = new() { Number = 1, Instance = "web-1", Service = "web", Ship = "local", Image = "web:1", Phase = InstancePhase.Waiting, Text = "waiting" };

    private readonly LogInMemory _log = new();
    private readonly PlayLog _play;

    public APlayInTheLog() => _play = new PlayLog(_log);

    [Fact]
    public void Says_progress_as_information()
    {
        Begin();
        _play.Observe(new PlayEvent.InstanceChanged(DateTimeOffset.UnixEpoch, Row with { Phase = InstancePhase.Started, Text = "started in {0} and {x}" }));

        _log.Lines.ShouldContain(line => line.StartsWith("Information: ", StringComparison.Ordinal) && line.EndsWith("started in {0} and {x}", StringComparison.Ordinal));
    }

    [Fact]
    public void Says_errors_with_their_details_as_errors()
    {
        var fault = Catalogue.ContainerEnded(null, "web-1", "local", 3, ["{\"level\": \"fatal\"}"]);

        _play.Observe(new PlayEvent.Diagnosed(DateTimeOffset.UnixEpoch, fault));

        _log.Lines.ShouldBe([$"Error: {fault}", "Error:     {\"level\": \"fatal\"}"]);
    }

    [Fact]
    public void Says_warnings_as_warnings()
    {
        _play.Observe(new PlayEvent.Diagnosed(DateTimeOffset.UnixEpoch, new Diagnostic("MSTR0199", Severity.Warning, "odd {0}")));

        _log.Lines.ShouldBe(["Warning: warning MSTR0199: odd {0}"]);
    }

    // Two plays of one run: the second is no way back of the first.
    [Fact]
    public void Tells_the_tear_down_as_a_play_of_its_own()
    {
        Begin();
        _play.Observe(new PlayEvent.Ended(DateTimeOffset.UnixEpoch, new PlayResult { Play = Play.Start, Environment = "trial", ExitCode = ExitCode.Done, Instances = [Row] }));
        Begin(Play.Down);

        _log.Lines.ShouldContain(line => line.Contains("down 'trial'", StringComparison.Ordinal));
    }

    [Fact]
    public void Does_not_trouble_a_play_when_the_terminal_is_gone()
    {
        var play = new PlayLog(new ClosedTerminal());

        Should.NotThrow(() => play.Observe(new PlayEvent.Diagnosed(DateTimeOffset.UnixEpoch, Catalogue.NothingNamed("stop"))));
    }

    private void Begin(Play play = Play.Start) => _play.Observe(new PlayEvent.Begun(DateTimeOffset.UnixEpoch, play, "trial", [Row]));

    private sealed class ClosedTerminal : ICakeLog
    {
        public Verbosity Verbosity { get; set; }

        public void Write(Verbosity verbosity, LogLevel level, string format, params object[] args) => throw new IOException("Input/output error");
    }
}
