using System.Diagnostics;
using System.Text.Json;
using Maestro.Engine.Auditing;
using Maestro.Engine.Model;
using Maestro.Testing;

namespace Maestro.Engine.Tests.Auditing;

/// <summary>Servers, programs, files and credentials of the odd kind: a play may hear of them as a fault, and is never broken or held up by them.</summary>
public sealed class WhenAnAuditorBehavesBadly : IDisposable
{
    private static readonly MaestroEnvironment Shop = new EnvironmentBuilder().Service("web", ["web-1"]).Build();
    private static readonly Audit Begins = new(DateTimeOffset.UnixEpoch, "test", "start", [.. Shop.Instances.Values], "me@here", AuditStanding.Begins);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("maestro-test-");

    [Fact]
    public async Task An_answer_that_breaks_off_is_a_fault()
    {
        await using var ear = new HttpEar();
        ear.On("POST /api", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"ok\":", closes: true);
        using var telling = new Telling(TimeProvider.System) { SlackApi = ear.At("/api") };

        (await Should.ThrowAsync<AuditFault>(() => telling.TellAsync(new Auditor.Slack { Channel = "ops", Token = new Secret("xoxb-1") }, Begins, CancellationToken.None)))
            .Message.ShouldStartWith(ear.At("/").GetLeftPart(UriPartial.Authority));
    }

    [Theory]
    [InlineData("xoxb-1\nsecond")]
    [InlineData("xoxb-ü")]
    public async Task A_token_that_no_header_can_hold_is_a_fault_that_does_not_show_it(string token)
    {
        await using var ear = new HttpEar();
        ear.On("POST /api", FakeAnswer.Json(200, """{"ok":true}"""));
        using var telling = new Telling(TimeProvider.System) { SlackApi = ear.At("/api") };

        var fault = await Should.ThrowAsync<AuditFault>(() => telling.TellAsync(new Auditor.Slack { Channel = "ops", Token = new Secret(token) }, Begins, CancellationToken.None));

        fault.Message.ShouldNotContain("xoxb");
    }

    [Theory]
    [InlineData("X-Token", "t0p\nsecond")]
    [InlineData("X-Token", "t0p-ü")]
    [InlineData("X Token", "t0p")]
    public async Task A_header_that_cannot_be_sent_is_a_fault_that_names_it_and_not_its_value(string name, string value)
    {
        await using var ear = new HttpEar();
        ear.On("POST /hook", FakeAnswer.Empty(200));

        var fault = await Should.ThrowAsync<AuditFault>(() => TellAsync(new Auditor.Http(ear.At("/hook")) { Headers = [new HttpHeader(name, new Secret(value))] }));

        fault.Message.ShouldContain($"'{name}'");
        fault.Message.ShouldNotContain("t0p");
    }

    [Fact]
    public async Task The_type_of_a_payload_is_what_the_file_says()
    {
        await using var ear = new HttpEar();
        ear.On("POST /hook", FakeAnswer.Empty(200));

        await TellAsync(new Auditor.Http(ear.At("/hook")) { Payload = JsonElement.Parse("""{"a":1}"""), Headers = [new HttpHeader("content-type", new Secret("application/vnd.shop+json"))] });

        ear.Heard.ShouldHaveSingleItem().Header("Content-Type").ShouldBe("application/vnd.shop+json");
    }

    [Fact]
    public async Task A_name_and_password_in_an_address_are_sent_and_not_told()
    {
        await using var ear = new HttpEar();
        ear.On("POST /hook", FakeAnswer.Empty(500));
        var address = new UriBuilder(ear.At("/hook")) { UserName = "ci", Password = "p%40ss" }.Uri;

        var fault = await Should.ThrowAsync<AuditFault>(() => TellAsync(new Auditor.Http(address)));

        ear.Heard.ShouldHaveSingleItem().Header("Authorization").ShouldBe("Basic " + Convert.ToBase64String("ci:p@ss"u8));
        fault.Message.ShouldNotContain("ss@");
    }

    [Fact]
    public async Task A_program_that_leaves_a_child_behind_is_done_when_it_is_done()
    {
        var child = Path.Combine(_folder.FullName, "child");
        try
        {
            var told = TellAsync(new Auditor.Exec("sh", ["-c", "sleep 1000 & echo $! > \"$0\"", child]));

            // Its child has its outputs, and would hold them for long.
            (await Task.WhenAny(told, Task.Delay(TimeSpan.FromSeconds(8)))).ShouldBe(told);
            await told;
        }
        finally
        {
            using var left = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(child), System.Globalization.CultureInfo.InvariantCulture));
            left.Kill();
        }
    }

    [Fact]
    public async Task A_file_that_lets_nobody_write_holds_nobody_up()
    {
        var pipe = Path.Combine(_folder.FullName, "pipe");
        using (var made = Process.Start("mkfifo", [pipe])) await made.WaitForExitAsync();
        using var telling = new Telling(TimeProvider.System);
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        // A pipe that nobody reads: opening it waits for a reader, without end.
        var told = telling.TellAsync(new Auditor.Log(pipe), Begins, cancellation.Token);
        var first = await Task.WhenAny(told, Task.Delay(TimeSpan.FromSeconds(8)));
        await using (new FileStream(pipe, FileMode.Open, FileAccess.Read, FileShare.ReadWrite)) first.ShouldBe(told);
        await Should.ThrowAsync<OperationCanceledException>(() => told);
    }

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("/dev/stderr")]
    public async Task A_device_is_a_file_too(string device)
    {
        if (OperatingSystem.IsWindows()) return;

        await TellAsync(new Auditor.Log(device));
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("/proc/self/maestro/log")]
    public async Task A_path_that_no_file_can_have_is_a_fault(string path) => await Should.ThrowAsync<AuditFault>(() => TellAsync(new Auditor.Log(path)));

    [Theory]
    [InlineData("a\0b")]
    [InlineData("")]
    public async Task A_program_that_no_name_can_have_is_a_fault(string script) => await Should.ThrowAsync<AuditFault>(() => TellAsync(new Auditor.Exec(script, [])));

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task TellAsync(Auditor auditor)
    {
        using var telling = new Telling(TimeProvider.System);
        await telling.TellAsync(auditor, Begins, CancellationToken.None);
    }
}
