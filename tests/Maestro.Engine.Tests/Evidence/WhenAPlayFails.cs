using System.Text.Json;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;
using Maestro.Engine.Tests.Execution;
using Maestro.Testing;

namespace Maestro.Engine.Tests.Evidence;

/// <summary>With --logs a play that fails leaves what explains it, and no secret.</summary>
public sealed class WhenAPlayFails : IDisposable
{
    private const string Password = "hunter2-and-more";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("maestro-test-");
    private readonly Stage _stage = new(new EnvironmentBuilder()
        .Service("db", ["db-1"], with: instance => instance with { Container = instance.Container with { Env = ["DB_PASSWORD=" + Password, "LEVEL=info"] } })
        .Service("web", ["web-1"], requires: ["db"])
        .Build());

    public WhenAPlayFails()
    {
        var daemon = _stage.Fleet["local"];
        daemon.Json["db-1"] = """{"Id":"1","Config":{"Env":["DB_PASSWORD=PW","LEVEL=info"],"Cmd":["--with","PW"],"Labels":{"my.token":"t0p-s3cret","my.name":"db"}},"HostConfig":{"LogConfig":{"Config":{"splunk-token":"t0p-s3cret"}}}}""".Replace("PW", Password, StringComparison.Ordinal);
        daemon.Log = (id, _) => Task.FromResult<IAsyncEnumerable<LogLine>?>(new[] { new LogLine(DateTimeOffset.UnixEpoch, false, "hello"), new LogLine(DateTimeOffset.UnixEpoch, true, $"login with {Password}") }.ToAsyncEnumerable());
        daemon.Before = (request, _) => request == "create web-1" ? throw daemon.Refusal(request, 500, "no space left") : Task.CompletedTask;
    }

    [Fact]
    public async Task Its_plan_its_events_and_what_its_containers_printed_are_there()
    {
        var result = await _stage.PlayAsync(Play.Start, new PlayRequest { Logs = _folder.FullName });

        var own = _folder.GetDirectories().ShouldHaveSingleItem();
        own.Name.ShouldStartWith("test-start-");
        own.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal).ShouldBe(["checks.txt", "db-1.json", "db-1.log", "events.jsonl", "plan.txt"]);
        Text(own, "plan.txt").ShouldContain("start        db-1");
        Text(own, "db-1.log").ShouldBe("hello\nlogin with ***\n");
        foreach (var line in Text(own, "events.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries)) JsonDocument.Parse(line).Dispose();
        Text(own, "events.jsonl").ShouldContain("MSTR0501");

        var told = result.Diagnostics[^1];
        (told.Code, told.Severity).ShouldBe(("MSTR0604", Severity.Warning));
        told.Message.ShouldContain(own.FullName);
    }

    [Fact]
    public async Task It_tells_what_every_check_met_last_however_short_the_wait_was()
    {
        var stage = new Stage(new EnvironmentBuilder().Service("db", ["db-1"], with: instance => instance with
        {
            RunningChecks = [new LifecycleCheck.Sleep(TimeSpan.Zero), new LifecycleCheck.RemoteExec(["ask"], 1)],
        }).Build());
        stage.Fleet["local"].Exec = _ => new ExecEnded(4, ["no table yet"]);

        await stage.PlayAsync(Play.Start, new PlayRequest { Logs = _folder.FullName });

        Text(_folder.GetDirectories()[0], "checks.txt").ShouldBe("db-1 on local: checking sleep of 0 s: passed\ndb-1 on local: checking rexec check by ask: exit code 4\n");
    }

    [Theory]
    [InlineData("../up", ".._up-start-")]
    [InlineData("shop/eu", "shop_eu-start-")]
    [InlineData("..", "_-start-")]
    public async Task Its_folder_is_below_the_one_that_was_given_whatever_the_environment_is_called(string environment, string begin)
    {
        var stage = new Stage(new EnvironmentBuilder().Service("db", ["db-1"]).Build(environment));
        stage.Fleet["local"].Before = (request, _) => request == "create db-1" ? throw stage.Fleet["local"].Refusal(request, 500, "no") : Task.CompletedTask;

        await stage.PlayAsync(Play.Start, new PlayRequest { Logs = _folder.FullName });

        _folder.GetDirectories().ShouldHaveSingleItem().Name.ShouldStartWith(begin);
    }

    [Fact]
    public async Task No_file_holds_a_secret()
    {
        await _stage.PlayAsync(Play.Start, new PlayRequest { Logs = _folder.FullName });

        foreach (var file in _folder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var text = await File.ReadAllTextAsync(file.FullName);
            text.ShouldNotContain(Password);
            text.ShouldNotContain("t0p-s3cret");
        }

        var state = Text(_folder.GetDirectories()[0], "db-1.json");
        state.ShouldContain("\"DB_PASSWORD=***\"");
        state.ShouldContain("\"LEVEL=info\"");
        state.ShouldContain("\"my.name\": \"db\"");
    }

    [Fact]
    public async Task It_is_collected_before_a_rollback_takes_the_containers()
    {
        await _stage.PlayAsync(Play.Start, new PlayRequest { Logs = _folder.FullName, Rollback = true });

        _stage.Fleet["local"].Containers.ShouldBeEmpty();
        Text(_folder.GetDirectories().ShouldHaveSingleItem(), "db-1.log").ShouldStartWith("hello\n");
    }

    [Fact]
    public async Task Each_has_a_folder_of_its_own()
    {
        await _stage.PlayAsync(Play.Start, new PlayRequest { Logs = _folder.FullName });
        await _stage.PlayAsync(Play.Start, new PlayRequest { Logs = _folder.FullName });

        _folder.GetDirectories().Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_success_leaves_nothing()
    {
        _stage.Fleet["local"].Before = (_, _) => Task.CompletedTask;

        (await _stage.PlayAsync(Play.Start, new PlayRequest { Logs = _folder.FullName })).Succeeded.ShouldBeTrue();

        _folder.GetFileSystemInfos().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_hides_nothing()
    {
        var taken = Path.Combine(_folder.FullName, "taken");
        await File.WriteAllTextAsync(taken, "");

        var result = await _stage.PlayAsync(Play.Start, new PlayRequest { Logs = taken });

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Diagnostics.Select(fault => fault.Code).ShouldBe(["MSTR0501", "MSTR0605"]);
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_in_its_place()
    {
        var daemon = _stage.Fleet["local"];
        daemon.Before = (request, _) => request == "create web-1" || request.StartsWith("read ", StringComparison.Ordinal) || request == "inspect db-1" ? throw daemon.Refusal(request, 500, "broken") : Task.CompletedTask;

        await _stage.PlayAsync(Play.Start, new PlayRequest { Logs = _folder.FullName });

        var own = _folder.GetDirectories().ShouldHaveSingleItem();
        Text(own, "db-1.log").ShouldBe("(its output cannot be read: broken)\n");
        Text(own, "db-1.json").ShouldContain("broken");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Text(DirectoryInfo folder, string file) => File.ReadAllText(Path.Combine(folder.FullName, file)).ReplaceLineEndings("\n");
}
