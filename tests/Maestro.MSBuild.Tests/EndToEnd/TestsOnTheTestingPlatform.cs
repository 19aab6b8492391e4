using System.Text.Json;

namespace Maestro.MSBuild.Tests.EndToEnd;

/// <summary><c>dotnet test</c> and <c>dotnet run</c> with Microsoft.Testing.Platform: the build is over before the tests run, and its environment stays for them.</summary>
[Collection(Collection.Name)]
public sealed class TestsOnTheTestingPlatform(PreparedSample sample)
{
    private static readonly TimeSpan GoneWithin = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task Two_projects_share_one_environment_that_reaches_both_by_variable_and_by_file()
    {
        await using var scenario = new Scenario(sample.Solution, isOnTestingPlatform: true);
        using var command = scenario.Start("test", "--solution", "Platform.slnx");
        using var first = await scenario.Calls.NextAsync(command);
        using var second = await scenario.Calls.NextAsync(command);

        new[] { first.What.Project, second.What.Project }.ShouldBe(["P", "Q"], ignoreOrder: true);
        foreach (var call in new[] { first, second })
        {
            call.What.Reached.ShouldBeTrue();
            call.What.Endpoint.ShouldBe(scenario.Endpoint);
            using var file = JsonDocument.Parse(call.What.File!);
            file.RootElement.GetProperty("variables").GetProperty(scenario.Variable).GetString().ShouldBe(scenario.Endpoint);
            await call.EndAsync("pass");
        }

        var result = (await command.EndAsync()).ShouldSucceed();
        result.Output.ShouldContain($"tear-down of '{scenario.Name}': removed 1 of 1 instance");
        result.Output.ShouldContain("started 1 of 1 instance");
        (await scenario.ContainersAsync()).ShouldBeEmpty();
        (await scenario.CreatesAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData("fail")]
    [InlineData("exit")]
    [InlineData("crash")]
    public async Task A_test_that_does_not_pass_fails_the_command_and_nothing_is_left(string verdict)
    {
        await using var scenario = new Scenario(sample.Solution, isOnTestingPlatform: true);
        using var command = scenario.Start("test", "--project", "P/P.csproj", "--no-build");
        using var call = await scenario.Calls.NextAsync(command);
        await call.EndAsync(verdict);

        (await command.EndAsync()).ShouldFail();
        (await scenario.ContainersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_started_for_code_that_does_not_compile()
    {
        await using var scenario = new Scenario(sample.Solution, isOnTestingPlatform: true);
        using var command = scenario.StartWith(new() { ["E2E_BROKEN"] = "Q" }, "test", "--solution", "Platform.slnx");

        var result = (await command.EndAsync()).ShouldFail();

        result.Output.ShouldContain("This project was asked not to compile.");
        (await scenario.CreatesAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("--list-tests")]
    [InlineData("-p:MaestroEnabled=false")]
    public async Task Nothing_is_started_when_none_is_wanted(string option)
    {
        await using var scenario = new Scenario(sample.Solution, isOnTestingPlatform: true);
        using var command = scenario.Start("test", "--project", "P/P.csproj", "--no-build", option);
        if (option != "--list-tests")
        {
            using var call = await scenario.Calls.NextAsync(command);
            call.What.Reached.ShouldBeFalse();
            await call.EndAsync("pass");
        }

        (await command.EndAsync()).ShouldSucceed();
        (await scenario.CreatesAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_test_application_that_is_run_by_dotnet_run_has_its_environment_too()
    {
        await using var scenario = new Scenario(sample.Solution, isOnTestingPlatform: true);
        using var command = scenario.Start("run", "--project", "P/P.csproj", "--no-build");
        using var call = await scenario.Calls.NextAsync(command);
        call.What.Reached.ShouldBeTrue();
        await call.EndAsync("pass");

        (await command.EndAsync()).ShouldSucceed();
        (await scenario.ContainersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_environment_that_does_not_start_is_explained_and_no_test_runs()
    {
        await using var scenario = new Scenario(sample.Solution, isOnTestingPlatform: true);
        scenario.Write(text => text.Replace("httpd -f -p 80", "sh -c 'echo no such page; exit 3'", StringComparison.Ordinal));

        var result = (await scenario.RunAsync("test", "--project", "P/P.csproj", "--no-build")).ShouldFail();

        result.Output.ShouldContain("error MSTR0503");
        result.Output.ShouldContain("no such page");
        scenario.Calls.HasCalls.ShouldBeFalse();
        (await scenario.ContainersAsync()).ShouldBeEmpty();
    }

    // The command line dies at once of Ctrl-C and leaves its tests alone; the watchdog sees to the rest.
    [LinuxTheory]
    [InlineData("Ctrl-C")]
    [InlineData("SIGTERM")]
    [InlineData("SIGKILL")]
    [InlineData("SIGKILL of all")]
    public async Task Broken_off_it_leaves_nothing(string how)
    {
        await using var scenario = new Scenario(sample.Solution, isOnTestingPlatform: true);
        using var command = scenario.Start("test", "--project", "P/P.csproj", "--no-build");
        using var call = await scenario.Calls.NextAsync(command);
        call.What.Reached.ShouldBeTrue();
        command.Watchdogs().Count.ShouldBe(1);

        switch (how)
        {
            case "Ctrl-C": command.Send(Signal.Interrupt, toGroup: true); break;
            case "SIGTERM": command.Send(Signal.Terminate); break;
            case "SIGKILL": command.Send(Signal.Kill); break;
            default: command.Send(Signal.Kill, toGroup: true); break;
        }

        // A test application that outlives the command keeps its output open until its test ends.
        call.Dispose();
        (await command.EndAsync()).ShouldFail();
        await command.UntilUnwatchedAsync(GoneWithin);
        (await scenario.ContainersAsync()).ShouldBeEmpty();
    }
}
