using System.Collections.Immutable;
using System.Text.Json;
using Maestro.Engine;
using Maestro.Tool.Output;

namespace Maestro.Tool.Tests;

/// <summary>render, dump and check: what was read of a file, and what is wrong with it.</summary>
public sealed class WhenAFileIsShown : IDisposable
{
    private const string Templated = """
        name: {{ site|default('nowhere') }}
        ships: {local: {ip: 127.0.0.1}}
        services:
          web:
            image: web:{{ env.TAG }}
            env: {DB_PASSWORD: geheim, LEVEL: info}
            instances: {web-1: {ship: local, ports: {http: "80:8080"}}}
          job: {image: job:1, omit: true, instances: {job-1: {ship: local}}}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("maestro-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Render_gives_the_text_that_is_read_and_warns_of_what_is_not_set()
    {
        var (exitCode, output, error) = await RunAsync("render", Templated);

        exitCode.ShouldBe(0);
        output.ShouldStartWith("name: nowhere\n");
        output.ShouldContain("image: web:\n");
        error.ShouldContain("maestro.yaml(5,19): warning MSTR0207");
    }

    [Fact]
    public async Task Render_takes_variables_of_a_file_of_JSON()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "site.json"), """{"site": "berlin"}""");

        (await RunAsync("render --vars site.json", Templated)).Output.ShouldStartWith("name: berlin\n");
        using var document = JsonDocument.Parse((await RunAsync("render --vars site.json --format json", Templated)).Output);
        document.RootElement.GetProperty("text").GetString().ShouldNotBeNull().ShouldStartWith("name: berlin\n");
        document.RootElement.GetProperty("diagnostics")[0].GetProperty("code").GetString().ShouldBe("MSTR0207");
    }

    [Theory]
    [InlineData("none.json", null, "it does not exist")]
    [InlineData("site.json", "{\"a\": }", "line 1, byte 7")]
    [InlineData("site.json", "[1]", "a JSON object")]
    [InlineData("site.json", "{\"env\": {}}", "without a member 'env'")]
    public async Task Variables_that_cannot_be_read_are_wrong_usage(string file, string? text, string said)
    {
        if (text is not null) await File.WriteAllTextAsync(Path.Combine(_folder.FullName, file), text);

        var (exitCode, _, error) = await RunAsync($"check --vars {file}", Templated);

        exitCode.ShouldBe(2);
        error.ShouldContain("error MSTR0006: --vars");
        error.ShouldContain(said);
    }

    [Theory]
    [InlineData("check --strict")]
    [InlineData("plan start --strict")]
    public async Task Strictly_what_is_not_set_is_an_error(string line)
    {
        var (exitCode, _, error) = await RunAsync(line, Templated);

        exitCode.ShouldBe(3);
        error.ShouldContain("maestro.yaml(5,19): error MSTR0204: the environment variable 'TAG' is not set");
    }

    [Fact]
    public async Task Dump_shows_what_was_read_and_no_secret()
    {
        var (exitCode, output, _) = await RunAsync("dump", Templated.Replace("{{ env.TAG }}", "1", StringComparison.Ordinal));

        exitCode.ShouldBe(0);
        output.ShouldNotContain("geheim");
        using var document = JsonDocument.Parse(output);
        var web = document.RootElement.GetProperty("instances").GetProperty("web-1");
        web.GetProperty("env").GetProperty("DB_PASSWORD").GetString().ShouldBe("***");
        web.GetProperty("env").GetProperty("LEVEL").GetString().ShouldBe("info");
        web.GetProperty("ports").GetRawText().Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).ShouldBe("""{"http":{"exposed":"80/tcp","external":["0.0.0.0","8080/tcp"]}}""");
        web.GetProperty("create").GetProperty("Image").GetString().ShouldBe("web:1");
        document.RootElement.GetProperty("services").EnumerateObject().Select(service => service.Name).ShouldBe(["job", "web"]);
        document.RootElement.GetProperty("order").EnumerateArray().Select(name => name.GetString()).ShouldBe(["job-1", "web-1"]);
    }

    [Fact]
    public async Task Dump_shows_secrets_when_told_and_only_the_things_named()
    {
        using var document = JsonDocument.Parse((await RunAsync("dump web --show-secrets", Templated.Replace("{{ env.TAG }}", "1", StringComparison.Ordinal))).Output);

        document.RootElement.GetProperty("instances").EnumerateObject().ShouldHaveSingleItem().Value.GetProperty("env").GetProperty("DB_PASSWORD").GetString().ShouldBe("geheim");
        (await RunAsync("dump wep", Templated.Replace("{{ env.TAG }}", "1", StringComparison.Ordinal))).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task A_file_from_standard_input_has_places_too()
    {
        var (exitCode, _, error) = await RunAsync("check -f -", "", "name: x\nships: 5\n");

        exitCode.ShouldBe(3);
        error.ShouldContain("<stdin>(2,8): error MSTR0105");
    }

    [Fact]
    public async Task A_wrong_file_is_told_as_JSON_with_its_places()
    {
        var (exitCode, output, error) = await RunAsync("check --format json", "name: x\nships: 5\n");

        exitCode.ShouldBe(3);
        error.ShouldBeEmpty();
        using var document = JsonDocument.Parse(output);
        var fault = document.RootElement.GetProperty("diagnostics")[0];
        (fault.GetProperty("code").GetString(), fault.GetProperty("line").GetInt32(), fault.GetProperty("column").GetInt32()).ShouldBe(("MSTR0105", 2, 8));
    }

    [Theory]
    [InlineData(80, " 2 | ships: 5\n   |        ^\n")]
    [InlineData(null, "")]
    public async Task The_line_is_shown_with_a_caret_on_a_terminal_alone(int? width, string expected)
    {
        var error = (await RunAsync("check", "name: x\nships: 5\n", width: width)).Error;

        error[(error.IndexOf('\n', StringComparison.Ordinal) + 1)..].ShouldBe(expected);
    }

    [Theory]
    [InlineData("note: 界界 [ 5", 10, 30, " 1 | note: 界界 [ 5\n   |            ^")]
    [InlineData("\tx", 2, 30, " 1 |  x\n   |  ^")]
    [InlineData("0123456789012345678901234567890123456789", 30, 24, " 1 | …34567890123456789\n   |        ^")]
    public void Carets_stand_under_the_place_in_wide_and_long_lines(string text, int column, int width, string expected) =>
        string.Join('\n', SourceExcerpt.Lines(new Maestro.Engine.Diagnostics.SourceLocation("f", 1, column) { LineText = text }, width)).ShouldBe(expected);

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(string line, string file, string input = "", int? width = null)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "maestro.yaml"), file);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var surroundings = new Surroundings
        {
            Out = output,
            Error = error,
            ErrorWidth = width is { } cells ? () => cells : null,
            Terminal = () => throw new InvalidOperationException("nobody watches"),
            Services = new ConductorServices
            {
                WorkingDirectory = _folder.FullName,
                Variables = ImmutableDictionary<string, string>.Empty,
                StandardInput = () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(input.Length > 0 ? input : file)),
            },
        };
        using var signals = new Signals();
        var exitCode = await new MaestroTool(surroundings, signals).RunAsync(line.Split(' '));
        return (exitCode, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }
}
