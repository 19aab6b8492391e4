using Maestro.Tool.Tests.Output;

namespace Maestro.Tool.Tests.CommandLine;

public sealed class WhenTheCommandLineIsWrong
{
    private static readonly string[] Lines =
    [
        "",
        "strat",
        "start --tiemout 3",
        "start --tiemout=3 web",
        "start -z",
        "start -- -x",
        "status --rollback",
        "check web",
        "check --al",
        "plan",
        "plan strt",
        "plan status",
        "start -c x --timeout soon",
        "start -c",
        "start --file=",
        "start -c 1 -c 2",
        "stop --all=perhaps",
        "--format xml status",
        "start --format jsn",
        "start -q -v",
    ];

    [Fact]
    public async Task It_is_said_with_a_code_and_what_was_perhaps_meant()
    {
        var said = new List<string>();
        foreach (var line in Lines) said.Add(await RefusedAsync(line));

        string.Join('\n', said).ShouldBeGolden("usage");
    }

    [Theory]
    [InlineData("MAESTRO_FORMAT", "xml")]
    [InlineData("MAESTRO_QUIET", "perhaps")]
    public async Task A_wrong_variable_is_named(string name, string value)
    {
        using var stage = new Stage(variables: [(name, value)]);

        (await RunAsync(stage, "status")).ShouldBe(2);
        stage.Error.ShouldStartWith($"error MSTR0006: {name}: '{value}' is not ");
    }

    [Theory]
    [InlineData("--help", "help")]
    [InlineData("start --help", "help-start")]
    public async Task Help_shows_options_and_examples(string line, string golden)
    {
        using var stage = new Stage();

        (await RunAsync(stage, line)).ShouldBe(0);
        stage.Out.Replace("\r", "", StringComparison.Ordinal).ShouldBeGolden(golden);
        stage.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_version_is_one_line()
    {
        using var stage = new Stage();

        (await RunAsync(stage, "--version")).ShouldBe(0);
        stage.Out.ShouldMatch(@"^maestro \d+\.\d+\.\d+\S*\n$");
    }

    private static async Task<string> RefusedAsync(string line)
    {
        using var stage = new Stage();
        (await RunAsync(stage, line)).ShouldBe(2, line);
        stage.Out.ShouldBeEmpty();
        return $"$ maestro {line}\n{stage.Error}";
    }

    private static async Task<int> RunAsync(Stage stage, string line)
    {
        using var signals = new Signals();
        return await new MaestroTool(stage.Surroundings, signals).RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
