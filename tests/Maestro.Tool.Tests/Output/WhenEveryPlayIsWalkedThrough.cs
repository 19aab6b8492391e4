using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Maestro.Engine.Ships;
using Maestro.Testing;

namespace Maestro.Tool.Tests.Output;

/// <summary>All plays one after the other, as a user types them, with all that the console says; times and ids are taken out.</summary>
public sealed partial class WhenEveryPlayIsWalkedThrough : IDisposable
{
    private const string Guestbook = """
        __maestro: {schema: 2}
        name: guestbook
        ships:
          local: {ip: 127.0.0.1}
          ship-2: {ip: 10.0.0.2}
        services:
          redis:
            image: redis:7
            instances:
              redis-1: {ship: local, ports: {client: "6379:16379"}}
          web:
            image: web:1
            requires: [redis]
            instances:
              web-1: {ship: local}
              web-2: {ship: ship-2}

        """;

    private readonly FakeFleet _fleet = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("maestro-walk-");
    private readonly StringBuilder _transcript = new();

    public WhenEveryPlayIsWalkedThrough() => File.WriteAllText(Path.Combine(_folder.FullName, "maestro.yaml"), Guestbook);

    [Theory]
    [InlineData("plain")]
    [InlineData("json")]
    public async Task All_that_is_said_is_as_it_was_read_and_found_clear(string format)
    {
        _fleet["local"].MissingImages.Add("redis:7");
        _fleet["local"].Log = (name, _) => Task.FromResult<IAsyncEnumerable<LogLine>?>(new[] { new LogLine(DateTimeOffset.MinValue, false, $"{name} is ready") }.ToAsyncEnumerable());
        foreach (var line in new[]
        {
            "check",
            "plan start", "start", "start", "status", "plan start",
            "logs redis-1",
            "plan restart web -s", "restart web -s", "restart --all --only-if-changed",
            "pull", "pull redis",
            "kill redis-1", "status redis", "start", "stop web -s", "clean", "plan clean", "clean",
            "stop redis -s -d", "plan down", "down", "status", "down",
        })
            await Type(line, format);

        _transcript.ToString().ShouldBeGolden($"walk-{format}");
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("json")]
    public async Task What_goes_wrong_is_said_with_what_to_do(string format)
    {
        await Type("stop", format);
        await Type("start wbe", format);
        await Type("restart --tiemout 3 web", format);
        await Type("stop web", format);
        _fleet["ship-2"].Before = (request, _) => request.StartsWith("create", StringComparison.Ordinal) ? throw _fleet["ship-2"].Refusal(request, 500, "no space left on device") : Task.CompletedTask;
        await Type("start", format);
        await Type("start --rollback", format);
        _fleet.SwitchOff("ship-2");
        await Type("status", format);
        await Type("restart --all", format);
        await Type("stop --all", format);
        await Type("down", format);

        _transcript.ToString().ShouldBeGolden($"walk-troubled-{format}");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task Type(string line, string format)
    {
        using var stage = new Stage(fleet: _fleet, folder: _folder.FullName);
        using var signals = new Signals();
        var words = line.Split(' ');
        string[] options = words[0] is "check" or "plan" or "logs" ? ["--format", format == "plain" ? "text" : format] : ["--format", format, "--concurrency", "1"];
        var exitCode = await new MaestroTool(stage.Surroundings, signals).RunAsync([.. words, .. words[0] == "logs" ? [] : options]);
        _transcript.Append(null, $"$ maestro {line}\n{InOrder(Timeless(stage.Out))}");
        if (stage.Error.Length > 0) _transcript.Append(null, $"--- standard error ---\n{Timeless(stage.Error)}");
        _transcript.Append(null, $"--- exit code {exitCode} ---\n\n");
    }

    // What happens at once is told in any order: here, in that of the instances.
    private static string InOrder(string text)
    {
        var lines = text.Split('\n');
        for (var first = 0; first < lines.Length; first++)
        {
            var count = lines.Skip(first).TakeWhile(line => Number().IsMatch(line)).Count();
            lines.Skip(first).Take(count).OrderBy(line => Number().Match(line) is { Groups: [_, { Success: true } number] } ? int.Parse(number.Value, CultureInfo.InvariantCulture) : int.MaxValue).ToArray().CopyTo(lines, first);
            first += count;
        }

        return string.Join('\n', lines);
    }

    private string Timeless(string text) => Id().Replace(Date().Replace(Elapsed().Replace(Duration().Replace(text, "N ms"), "\"elapsed_ms\":0"), "\"at\":\"T\""), "0123456789ab").Replace(_folder.FullName, "/guestbook", StringComparison.Ordinal);

    [GeneratedRegex("^ *(\\d+)\\. |^{\"event\":\"instance\".*?\"number\":(?<1>\\d+)|^{\"event\":\"diagnostic\"")]
    private static partial Regex Number();

    [GeneratedRegex(@"\b0{8}\d{4}\b")]
    private static partial Regex Id();

    [GeneratedRegex(@"\b\d+(\.\d+)? m?s\b")]
    private static partial Regex Duration();

    [GeneratedRegex("\"elapsed_ms\":\\d+")]
    private static partial Regex Elapsed();

    [GeneratedRegex("\"at\":\"[^\"]+\"")]
    private static partial Regex Date();
}
