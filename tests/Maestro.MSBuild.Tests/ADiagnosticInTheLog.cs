using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Microsoft.Build.Framework;

namespace Maestro.MSBuild.Tests;

public sealed class ADiagnosticInTheLog
{
    private readonly FakeBuildEngine _engine = new();
    private readonly BuildLog _log;

    public ADiagnosticInTheLog() => _log = new BuildLog(new MaestroCheck { BuildEngine = _engine }.Log, "/x/maestro.yaml");

    [Fact]
    public void An_error_keeps_its_code_help_link_and_place()
    {
        _log.Report([Catalogue.StartFailed(new SourceLocation("/x/other.yaml", 4, 5, 4, 12), "db-1", "ship", "port {0} is taken")]);

        var error = _engine.Errors.ShouldHaveSingleItem();
        error.Code.ShouldBe("MSTR0502");
        error.HelpLink.ShouldBe(Catalogue.HelpLink("MSTR0502"));
        (error.File, error.LineNumber, error.ColumnNumber, error.EndLineNumber, error.EndColumnNumber).ShouldBe(("/x/other.yaml", 4, 5, 4, 12));
        error.Message!.ShouldContain("port {0} is taken");
    }

    [Fact]
    public void A_warning_stays_a_warning()
    {
        _log.Report([new Diagnostic("MSTR0199", Severity.Warning, "odd", new SourceLocation("/x/other.yaml", 4, 5))]);

        _engine.Errors.ShouldBeEmpty();
        var warning = _engine.Warnings.ShouldHaveSingleItem();
        (warning.Code, warning.File, warning.LineNumber, warning.ColumnNumber).ShouldBe(("MSTR0199", "/x/other.yaml", 4, 5));
    }

    [Fact]
    public void Without_a_place_it_is_laid_to_the_environment_file()
    {
        _log.Report([Catalogue.DeadlinePassed("start", TimeSpan.FromSeconds(5), "web-1")]);

        _engine.Errors.ShouldHaveSingleItem().File.ShouldBe("/x/maestro.yaml");
    }

    [Fact]
    public void Its_details_stand_in_the_message()
    {
        _log.Report([Catalogue.ContainerEnded(null, "db-1", "ship", 3, ["no space left", "giving up"])]);

        _engine.Errors.ShouldHaveSingleItem().Message!.ShouldEndWith($"{Environment.NewLine}    no space left{Environment.NewLine}    giving up");
    }

    [Fact]
    public void It_is_said_once_when_it_comes_as_an_event()
    {
        _log.Observe(new PlayEvent.Diagnosed(DateTimeOffset.UnixEpoch, Catalogue.ShipUnreachable(null, "ship", "tcp://x:1", "refused")));

        _engine.Errors.ShouldHaveSingleItem();
        _engine.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void Progress_is_a_message_of_high_importance()
    {
        var row = new InstanceRow { Number = 1, Instance = "db-1", Service = "db", Ship = "ship", Image = "db:1", Phase = InstancePhase.Started, Text = "started in 3 s {0}" };

        _log.Observe(new PlayEvent.InstanceChanged(DateTimeOffset.UnixEpoch, row));

        var message = _engine.Messages.ShouldHaveSingleItem();
        message.Importance.ShouldBe(MessageImportance.High);
        message.Message!.ShouldContain("db-1");
        message.Message!.ShouldEndWith("started in 3 s {0}");
    }
}
