using System.Diagnostics;
using System.Text;
using Maestro.Testing;

namespace Maestro.Scenarios.Plays;

/// <summary>The command as users run it: a process, its exit code, its two outputs.</summary>
public sealed class TheRealCommand
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    // "sh -c 'exit 3'" ends at once; nobody listens in "sleep".
    private const string Services = """
              good: {image: IMAGE, instances: {NAME-good-1: {ship: SHIP, command: sleep 1000, stop_timeout: 0}}}
              bad: {image: IMAGE, instances: {NAME-bad-1: {ship: SHIP, command: "sh -c 'exit 3'"}}}
              deaf: {image: IMAGE, instances: {NAME-deaf-1: {ship: SHIP, command: sleep 1000, stop_timeout: 0, ports: {http: "80:PORT1"}, lifecycle: {running: [{type: tcp, port: http}]}}}}
              far: {image: IMAGE, instances: {NAME-far-1: {ship: away, command: sleep 1000}}}
        """;

    [Theory]
    [InlineData("start good", 0, "started 1 of 1 instance")]
    [InlineData("start bad", 1, "MSTR05")]
    [InlineData("start god", 2, "MSTR0002")]
    [InlineData("start --tiemout 3", 2, "MSTR0001")]
    [InlineData("check -f none.yaml", 3, "MSTR0101")]
    [InlineData("start far", 4, "MSTR0301")]
    [InlineData("start deaf --timeout 1", 5, "start was not done within 1 s")]
    public async Task Ends_with_the_code_of_what_came_of_it(string line, int expected, string said)
    {
        await using var shop = Shop();
        using var command = Start(shop, line);

        var (exitCode, output) = await EndAsync(command);

        exitCode.ShouldBe(expected, output);
        output.ShouldContain(said);
    }

    [Fact]
    public async Task Ends_with_6_when_a_tear_down_leaves_something()
    {
        // A daemon that will not remove is not to be had at will: this one is told to.
        await using var daemon = new FakeDaemon();
        daemon.On("GET /containers/json", FakeAnswer.Json(200, """[{"Id":"0123456789abcdef","Names":["/web-1"],"Image":"i","ImageID":"i","State":"exited","Status":"Exited (0) 1 minute ago","Labels":{"maestro.environment":"stuck"}}]"""))
            .On("DELETE /containers/0123456789abcdef", FakeAnswer.Error(500, "driver failed to remove root filesystem"));
        await using var shop = Shop();
        shop.Write($"__maestro: {{schema: 2}}\nname: stuck\nships: {{s: {{ip: 127.0.0.1, endpoint: 127.0.0.1, docker_port: {((Maestro.Engine.Model.ShipAddress.Tcp)daemon.Ship.Address).Port}}}}}\nservices: {{web: {{image: i, instances: {{web-1: {{ship: s}}}}}}}}\n");
        using var command = Start(shop, "down");

        var (exitCode, output) = await EndAsync(command);

        exitCode.ShouldBe(6, output);
        output.ShouldContain("driver failed to remove root filesystem");
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    public async Task Ends_with_the_code_of_the_signal(string signal, int expected)
    {
        if (!OperatingSystem.IsLinux()) return;
        await using var shop = Shop();
        using var command = Start(shop, "start deaf --rollback");
        string? line;
        do line = await command.StandardOutput.ReadLineAsync().WaitAsync(Limit);
        while (line is not null && !line.Contains("checking: ", StringComparison.Ordinal));

        using (var kill = Process.Start("kill", ["-s", signal, $"{command.Id}"])) await kill.WaitForExitAsync();

        var (exitCode, output) = await EndAsync(command);
        exitCode.ShouldBe(expected, output);
        (await shop.ContainersAsync()).ShouldBeEmpty();
    }

    private static LiveEnvironment Shop() => new(Services, $"  away: {{ip: 127.0.0.1, endpoint: 127.0.0.1, docker_port: {FreePorts.Take(1)[0]}}}\n");

    // A shell's background job ignores Ctrl-C, and ignoring is inherited.
    private static Process Start(LiveEnvironment shop, string line)
    {
        string[] tool = ["dotnet", Path.Combine(AppContext.BaseDirectory, "maestro.dll"), .. line.Contains("-f ", StringComparison.Ordinal) ? Array.Empty<string>() : ["-f", shop.File], .. line.Split(' ')];
        string[] command = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT,HUP,TERM", .. tool] : tool;
        return Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(shop.File) })!;
    }

    private static async Task<(int ExitCode, string Output)> EndAsync(Process command)
    {
        using var limit = new CancellationTokenSource(Limit);
        var (output, errors) = (command.StandardOutput.ReadToEndAsync(limit.Token), command.StandardError.ReadToEndAsync(limit.Token));
        await command.WaitForExitAsync(limit.Token);
        return (command.ExitCode, new StringBuilder(await output).Append(await errors).ToString());
    }
}
