using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Maestro.Engine.Auditing;
using Maestro.Engine.Model;
using Maestro.Testing;

namespace Maestro.Engine.Tests.Auditing;

/// <summary>Each type of auditor, told by a real request, program or file.</summary>
public sealed class WhatAnAuditorIsTold : IDisposable
{
    private static readonly MaestroEnvironment Shop = new EnvironmentBuilder().Service("web", ["web-1", "web-2"]).Build();
    private static readonly Audit Begins = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), "test", "start", [.. Shop.Instances.Values], "me@here", AuditStanding.Begins);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("maestro-test-");

    [Fact]
    public async Task Of_a_file_is_a_line_each_time()
    {
        var log = new Auditor.Log(Path.Combine(_folder.FullName, "audits", "audit.log"));

        await TellAsync(log, Begins);
        await TellAsync(log, Begins with { Standing = AuditStanding.Succeeded });
        await TellAsync(log, Begins with { Standing = AuditStanding.Failed, Reason = "it broke\nin two" });

        (await File.ReadAllTextAsync(log.File)).ShouldBe("""
            2026-01-02T03:04:05.000Z INFO test: me@here begins to start web-1, web-2
            2026-01-02T03:04:05.000Z INFO test: start of web-1, web-2 by me@here succeeded
            2026-01-02T03:04:05.000Z ERROR test: start of web-1, web-2 by me@here failed: it broke in two

            """);
    }

    [Fact]
    public async Task Of_a_file_that_many_write_is_never_mixed()
    {
        var log = new Auditor.Log(Path.Combine(_folder.FullName, "audit.log"));

        await Parallel.ForAsync(0, 200, async (_, _) => await TellAsync(log, Begins));

        var lines = await File.ReadAllLinesAsync(log.File);
        lines.Length.ShouldBe(200);
        lines.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Of_a_file_that_cannot_be_written_is_a_fault() =>
        (await Should.ThrowAsync<AuditFault>(() => TellAsync(new Auditor.Log(_folder.FullName), Begins))).Message.ShouldContain(_folder.FullName);

    [Fact]
    public async Task Over_http_fills_the_payload_at_any_depth()
    {
        await using var ear = new HttpEar();
        ear.On("POST /hook", FakeAnswer.Empty(204));
        var auditor = new Auditor.Http(ear.At("/hook?key=k1"))
        {
            Payload = JsonElement.Parse("""{"text":"{who} {action}: {what}","deep":[{"m":"{message}","brace":"{{what}}"}],"number":7,"none":null}"""),
            Headers = [new HttpHeader("X-Token", new Secret("t0p")), new HttpHeader("Content-Language", new Secret("de"))],
        };

        await TellAsync(auditor, Begins);

        var heard = ear.Heard.ShouldHaveSingleItem();
        heard.RequestLine.ShouldBe("POST /hook?key=k1");
        heard.Headers.ShouldContain("X-Token: t0p");
        heard.Headers.ShouldContain("Content-Language: de");
        heard.Headers.ShouldContain("Content-Type: application/json; charset=utf-8");
        heard.Body.ShouldBe("""{"text":"me@here start: web-1, web-2","deep":[{"m":"test: me@here begins to start web-1, web-2","brace":"{what}"}],"number":7,"none":null}""");
    }

    [Fact]
    public async Task Over_http_may_be_plain_text()
    {
        await using var ear = new HttpEar();
        ear.On("POST /hook", FakeAnswer.Empty(200));

        await TellAsync(new Auditor.Http(ear.At("/hook")) { Payload = JsonElement.Parse("\"{action}\"") }, Begins);

        ear.Bodies.ShouldBe(["start"]);
    }

    [Fact]
    public async Task By_a_get_is_in_the_query()
    {
        await using var ear = new HttpEar();
        ear.On("GET /hook", FakeAnswer.Empty(200));

        await TellAsync(new Auditor.Http(ear.At("/hook?a=b")) { Method = "GET", Payload = JsonElement.Parse("""{"what":"{what}","n":[1]}""") }, Begins);

        ear.Heard.ShouldHaveSingleItem().RequestLine.ShouldBe("GET /hook?a=b&what=web-1%2C%20web-2&n=%5B1%5D");
    }

    [Fact]
    public async Task By_a_program_comes_as_arguments_and_as_json_on_standard_input()
    {
        var heard = Path.Combine(_folder.FullName, "heard");

        await TellAsync(new Auditor.Exec("sh", ["-c", "(echo \"$0 $1\"; cat) > \"$2\"", "{action}", "{who}", heard]), Begins);

        var lines = await File.ReadAllLinesAsync(heard);
        lines[0].ShouldBe("start me@here");
        lines[1].ShouldBe("""[{"name":"web-1","service":"web","ship":"local","image":"web:1"},{"name":"web-2","service":"web","ship":"local","image":"web:1"}]""");
    }

    [Fact]
    public async Task By_a_program_that_does_not_read_is_told_all_the_same() =>
        await TellAsync(new Auditor.Exec("true", []), Begins with { Instances = [.. Enumerable.Repeat(Begins.Instances[0], 5000)] });

    [Fact]
    public async Task By_a_program_that_fails_is_a_fault_without_secrets() =>
        (await Should.ThrowAsync<AuditFault>(() => TellAsync(new Auditor.Exec("sh", ["-c", "echo one >&2; echo 'no: API_TOKEN=t0p' >&2; exit 3"]), Begins))).Message.ShouldBe("'sh' ended with exit code 3: no: API_TOKEN= ***");

    [Fact]
    public async Task By_a_program_that_is_not_there_is_a_fault() =>
        (await Should.ThrowAsync<AuditFault>(() => TellAsync(new Auditor.Exec("no-such-program", []), Begins))).Message.ShouldStartWith("'no-such-program' cannot be run: ");

    [Fact]
    public async Task By_slack_comes_through_a_webhook()
    {
        await using var ear = new HttpEar();
        ear.On("POST /services/T0/B0/x", FakeAnswer.Text(200, "ok"));

        await TellAsync(new Auditor.Slack { Webhook = new Secret(ear.At("/services/T0/B0/x").OriginalString), Icon = "http://icon" }, Begins);

        ear.Bodies.ShouldBe(["""{"text":"test: me@here begins to start web-1, web-2","username":"Maestro","icon_url":"http://icon"}"""]);
    }

    [Theory]
    [InlineData("""{"ok":true}""", null)]
    [InlineData("""{"ok":false,"error":"channel_not_found"}""", "Slack does not take it: channel_not_found")]
    [InlineData("""[]""", "Slack does not take it: an answer of another kind")]
    [InlineData("""<html>""", "Slack does not take it: an answer that is no JSON")]
    public async Task By_slack_comes_from_a_bot(string answer, string? fault)
    {
        await using var ear = new HttpEar();
        ear.On("POST /api", FakeAnswer.Json(200, answer));
        using var telling = new Telling(TimeProvider.System) { SlackApi = ear.At("/api") };
        var tell = () => telling.TellAsync(new Auditor.Slack { Channel = "ops", Token = new Secret("xoxb-1"), Name = "ci" }, Begins, CancellationToken.None);

        if (fault is null) await tell();
        else (await Should.ThrowAsync<AuditFault>(tell)).Message.ShouldBe(fault);

        var heard = ear.Heard.ShouldHaveSingleItem();
        heard.Headers.ShouldContain("Authorization: Bearer xoxb-1");
        heard.Body.ShouldBe("""{"channel":"ops","text":"test: me@here begins to start web-1, web-2","username":"ci"}""");
    }

    [Theory]
    [InlineData(AuditStanding.Begins, "notify=0&color=yellow")]
    [InlineData(AuditStanding.Succeeded, "notify=0&color=green")]
    [InlineData(AuditStanding.Failed, "notify=1&color=red")]
    public async Task By_hipchat_comes_in_its_colour(object standing, string end)
    {
        // The server of a test takes the version off a path.
        await using var ear = new HttpEar();
        ear.On("POST /rooms/message", FakeAnswer.Json(200, """{"status":"sent"}"""));

        await TellAsync(new Auditor.HipChat("Ops", new Secret("t&k")) { Endpoint = ear.At("/") }, Begins with { Standing = (AuditStanding)standing });

        var heard = ear.Heard.ShouldHaveSingleItem();
        heard.RequestLine.ShouldBe("POST /v1/rooms/message?format=json&auth_token=t%26k");
        heard.Body.ShouldStartWith("room_id=Ops&from=Maestro&message=test%3A+");
        heard.Body.ShouldEndWith(end);
    }

    [Fact]
    public async Task Is_a_fault_without_the_address_when_it_is_refused()
    {
        await using var ear = new HttpEar();
        ear.On("POST /secret/hook", FakeAnswer.Text(403, "no"));

        var fault = await Should.ThrowAsync<AuditFault>(() => TellAsync(new Auditor.Slack { Webhook = new Secret(ear.At("/secret/hook").OriginalString) }, Begins));

        fault.Message.ShouldBe($"{ear.At("/").GetLeftPart(UriPartial.Authority)} answered with status 403");
    }

    [Fact]
    public async Task Is_a_fault_when_nobody_listens() =>
        (await Should.ThrowAsync<AuditFault>(() => TellAsync(new Auditor.Http(new Uri($"http://127.0.0.1:{FreePorts.Take(1)[0]}/hook")), Begins))).Message.ShouldContain("refused");

    [Fact]
    public async Task Is_a_fault_when_the_answer_takes_too_long()
    {
        await using var ear = new HttpEar();
        ear.On("POST /hook", answer: null);

        (await Should.ThrowAsync<AuditFault>(() => TellAsync(new Auditor.Http(ear.At("/hook")) { Timeout = TimeSpan.FromMilliseconds(200) }, Begins))).Message.ShouldBe("no answer within 0.2 s");
    }

    [Fact]
    public async Task Is_left_when_it_is_cancelled()
    {
        await using var ear = new HttpEar();
        ear.On("POST /hook", answer: null);
        using var telling = new Telling(TimeProvider.System);
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Should.ThrowAsync<OperationCanceledException>(() => telling.TellAsync(new Auditor.Http(ear.At("/hook")), Begins, cancellation.Token));
    }

    [Fact]
    public async Task Ends_a_program_with_its_time()
    {
        var alive = Path.Combine(_folder.FullName, "alive");
        using var telling = new Telling(TimeProvider.System);
        using var cancellation = new CancellationTokenSource();
        var told = telling.TellAsync(new Auditor.Exec("sh", ["-c", $"echo $$ > '{alive}.part'; mv '{alive}.part' '{alive}'; exec sleep 1000"]), Begins, cancellation.Token);
        SpinWait.SpinUntil(() => File.Exists(alive), TimeSpan.FromSeconds(30)).ShouldBeTrue();

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => told);
        HasEnded(int.Parse(await File.ReadAllTextAsync(alive, CancellationToken.None), CultureInfo.InvariantCulture)).ShouldBeTrue();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static bool HasEnded(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.WaitForExit(TimeSpan.FromSeconds(10));
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private static async Task TellAsync(Auditor auditor, Audit audit)
    {
        using var telling = new Telling(TimeProvider.System);
        await telling.TellAsync(auditor, audit, CancellationToken.None);
    }
}
