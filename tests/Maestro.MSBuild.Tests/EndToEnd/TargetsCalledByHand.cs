using BinaryLog = Microsoft.Build.Logging.StructuredLogger.BinaryLog;
using Error = Microsoft.Build.Logging.StructuredLogger.Error;

namespace Maestro.MSBuild.Tests.EndToEnd;

/// <summary><c>dotnet build x.csproj -t:MaestroStart</c> and its sisters.</summary>
[Collection(Collection.Name)]
public sealed class TargetsCalledByHand(PreparedSample sample)
{
    [Fact]
    public async Task Start_leaves_the_environment_running_until_it_is_stopped_and_cleaned()
    {
        await using var scenario = new Scenario(sample.Solution);

        (await RunAsync(scenario, "MaestroStart")).ShouldSucceed();
        (await scenario.ContainersAsync()).ShouldBe([$"/{scenario.Name} running"]);

        (await RunAsync(scenario, "MaestroStatus")).ShouldSucceed().Output.ShouldContain("up for");

        (await RunAsync(scenario, "MaestroStop")).ShouldSucceed();
        (await scenario.ContainersAsync()).ShouldBe([$"/{scenario.Name} exited"]);

        (await RunAsync(scenario, "MaestroClean")).ShouldSucceed();
        (await scenario.ContainersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_environment_started_by_hand_is_used_by_the_tests_and_left_as_it_is()
    {
        await using var scenario = new Scenario(sample.Solution);
        (await RunAsync(scenario, "MaestroStart")).ShouldSucceed();

        using var command = scenario.Start("test", "A/A.csproj", "--no-build");
        using var call = await scenario.Calls.NextAsync(command);
        call.What.Reached.ShouldBeTrue();
        await call.EndAsync("pass");

        (await command.EndAsync()).ShouldSucceed();
        (await scenario.ContainersAsync()).ShouldBe([$"/{scenario.Name} running"]);
        (await scenario.CreatesAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_wrong_file_is_an_error_with_code_line_and_column_on_the_console_and_in_the_binary_log()
    {
        await using var scenario = new Scenario(sample.Solution);
        scenario.Write(text => text.Replace("ship: local", "ship: remote", StringComparison.Ordinal));
        var binlog = Path.Combine(Path.GetDirectoryName(scenario.File)!, "check.binlog");

        var result = (await RunAsync(scenario, "MaestroCheck", $"-bl:{binlog}")).ShouldFail();

        var error = BinaryLog.ReadBuild(binlog).FindChildrenRecursive<Error>().ShouldHaveSingleItem();
        error.Code.ShouldStartWith("MSTR01");
        error.File.ShouldBe(scenario.File);
        error.LineNumber.ShouldBe(1 + (await File.ReadAllLinesAsync(scenario.File)).ToList().FindIndex(line => line.Contains("ship: remote", StringComparison.Ordinal)));
        error.ColumnNumber.ShouldBeGreaterThan(1);
        result.Output.ShouldContain($"{scenario.File}({error.LineNumber},{error.ColumnNumber}");
        result.Output.ShouldContain($"error {error.Code}");
    }

    private static Task<CommandResult> RunAsync(Scenario scenario, string target, params string[] more) =>
        scenario.RunAsync(["build", "A/A.csproj", "--no-restore", "--nologo", $"-t:{target}", .. more]);
}
