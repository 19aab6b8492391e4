using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Engine.Tests.Execution;
using Maestro.Testing;

namespace Maestro.Engine.Tests.Auditing;

/// <summary>What auditors hear of whole plays, and what comes of those that cannot be told.</summary>
public sealed class WhenAPlayIsAudited : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("maestro-test-");

    [Fact]
    public async Task Its_begin_and_its_end_are_told()
    {
        var stage = On(Log());

        (await stage.PlayAsync(Play.Start)).Succeeded.ShouldBeTrue();
        (await stage.PlayAsync(Play.Stop)).Succeeded.ShouldBeTrue();

        Heard().ShouldBe(
        [
            "INFO test: WHO begins to start db-1, web-1",
            "INFO test: start of db-1, web-1 by WHO succeeded",
            "INFO test: WHO begins to stop web-1, db-1",
            "INFO test: stop of web-1, db-1 by WHO succeeded",
        ]);
    }

    [Fact]
    public async Task A_look_is_not_told()
    {
        await On(Log()).PlayAsync(Play.Status);

        File.Exists(FileOfLog).ShouldBeFalse();
    }

    [Fact]
    public async Task Of_level_debug_every_instance_is_told()
    {
        await On(Log() with { Level = AuditLevel.Debug }).PlayAsync(Play.Start);

        Heard().ShouldBe(
        [
            "INFO test: WHO begins to start db-1, web-1",
            "INFO test: WHO begins to start db-1",
            "INFO test: start of db-1 by WHO succeeded",
            "INFO test: WHO begins to start web-1",
            "INFO test: start of web-1 by WHO succeeded",
            "INFO test: start of db-1, web-1 by WHO succeeded",
        ], ignoreOrder: true);
        Heard()[0].ShouldEndWith("begins to start db-1, web-1");
        Heard()[^1].ShouldEndWith("start of db-1, web-1 by WHO succeeded");
    }

    [Fact]
    public async Task A_failure_is_told_with_its_reason()
    {
        var stage = On(Log());
        stage.Fleet["local"].Before = (request, _) => request == "create db-1" ? throw stage.Fleet["local"].Refusal(request, 500, "no space left") : Task.CompletedTask;

        await stage.PlayAsync(Play.Start);

        Heard()[^1].ShouldStartWith("ERROR test: start of db-1, web-1 by WHO failed: db-1 on ship 'local': the container cannot be created: no space left");
    }

    [Fact]
    public async Task Nothing_is_done_when_an_auditor_cannot_be_told_first()
    {
        var stage = On(Log(), new Auditor.Exec("no-such-program", []));

        var result = await stage.PlayAsync(Play.Start);

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Diagnostics[0].Code.ShouldBe("MSTR0602");
        result.Instances.Select(row => $"{row.Instance} {row.Text}").ShouldBe(["db-1 skipped: an auditor could not be told", "web-1 skipped: an auditor could not be told"]);
        stage.Fleet["local"].Containers.ShouldBeEmpty();
        Heard()[^1].ShouldStartWith("ERROR test: start of db-1, web-1 by WHO failed: the exec auditor cannot be told");
    }

    [Fact]
    public async Task An_auditor_that_lets_errors_pass_is_a_warning()
    {
        var stage = On(new Auditor.Exec("no-such-program", []) { IgnoreErrors = true });

        var result = await stage.PlayAsync(Play.Start);

        result.Succeeded.ShouldBeTrue();
        var warning = result.Diagnostics.Distinct().ShouldHaveSingleItem();
        (warning.Code, warning.Severity).ShouldBe(("MSTR0603", Severity.Warning));
        stage.Log.Events.OfType<PlayEvent.Diagnosed>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_goes_wrong_after_the_play_is_a_warning()
    {
        await using var ear = new HttpEar();
        ear.On("POST /hook", FakeAnswer.Empty(200));
        var stage = On(new Auditor.Http(ear.At("/hook")));
        stage.Fleet["local"].Before = (request, _) =>
        {
            if (request == "create web-1") ear.On("POST /hook", FakeAnswer.Empty(500));
            return Task.CompletedTask;
        };

        var result = await stage.PlayAsync(Play.Start);

        result.Succeeded.ShouldBeTrue();
        result.Diagnostics.ShouldHaveSingleItem().Message.ShouldEndWith("answered with status 500");
    }

    [Fact]
    public async Task A_rollback_goes_on_without_its_auditors()
    {
        await using var ear = new HttpEar();
        ear.On("POST /hook", FakeAnswer.Empty(200));
        var stage = On(new Auditor.Http(ear.At("/hook")));
        stage.Fleet["local"].Before = (request, _) =>
        {
            if (request == "create web-1")
            {
                ear.On("POST /hook", FakeAnswer.Empty(500));
                throw stage.Fleet["local"].Refusal(request, 500, "no space left");
            }

            return Task.CompletedTask;
        };

        var result = await stage.PlayAsync(Play.Start, new PlayRequest { Rollback = true });

        result.ExitCode.ShouldBe(ExitCode.Failed);
        stage.Fleet["local"].Containers.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_play_that_is_broken_off_while_it_is_told_does_nothing()
    {
        await using var ear = new HttpEar();
        ear.On("POST /hook", answer: null);
        var stage = On(new Auditor.Http(ear.At("/hook")) { Timeout = TimeSpan.FromMilliseconds(300) });
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        var result = await stage.PlayAsync(Play.Start, cancellationToken: cancellation.Token);

        result.ExitCode.ShouldBe(ExitCode.Cancelled);
        stage.Fleet["local"].Containers.ShouldBeEmpty();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string FileOfLog => Path.Combine(_folder.FullName, "audit.log");

    private Auditor.Log Log() => new(FileOfLog);

    private string[] Heard() => [.. File.ReadAllLines(FileOfLog).Select(line => line[25..].Replace($"{Environment.UserName}@{Environment.MachineName}", "WHO", StringComparison.Ordinal))];

    private static Stage On(params Auditor[] auditors) =>
        new(new EnvironmentBuilder().Service("db", ["db-1"]).Service("web", ["web-1"], requires: ["db"]).Build() with { Auditors = [.. auditors] });
}
