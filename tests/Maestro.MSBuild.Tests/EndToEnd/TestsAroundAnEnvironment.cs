using System.Text.Json;

namespace Maestro.MSBuild.Tests.EndToEnd;

/// <summary><c>dotnet test</c> brings the environment up, hands it to the tests, and takes it down.</summary>
[Collection(Collection.Name)]
public sealed class TestsAroundAnEnvironment(PreparedSample sample)
{
    [Fact]
    public async Task Passing_tests_reach_it_by_variable_and_by_file_and_nothing_is_left()
    {
        await using var scenario = new Scenario(sample.Solution);
        using var command = scenario.Start("test", "A/A.csproj", "-p:MaestroReport=report.html");
        using var call = await scenario.Calls.NextAsync(command);

        call.What.Reached.ShouldBeTrue();
        call.What.Endpoint.ShouldBe(scenario.Endpoint);
        using var file = JsonDocument.Parse(call.What.File!);
        file.RootElement.GetProperty("environment").GetString().ShouldBe(scenario.Name);
        file.RootElement.GetProperty("variables").GetProperty(scenario.Variable).GetString().ShouldBe(scenario.Endpoint);
        file.RootElement.GetProperty("endpoints")[0].GetProperty("number").GetInt32().ShouldBe(scenario.Port);
        (await scenario.ContainersAsync()).ShouldBe([$"/{scenario.Name} running"]);

        await call.EndAsync("pass");
        var result = (await command.EndAsync()).ShouldSucceed();
        result.Output.ShouldContain($"tear-down of '{scenario.Name}': removed 1 of 1 instance");
        (await scenario.ContainersAsync()).ShouldBeEmpty();

        // Relative names start where the environment file is, which all projects of a solution share.
        File.Exists(Path.Combine(Path.GetDirectoryName(scenario.File)!, "report.html")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_failing_test_fails_the_build_and_nothing_is_left()
    {
        await using var scenario = new Scenario(sample.Solution);
        using var command = scenario.Start("test", "A/A.csproj", "--no-build");
        using var call = await scenario.Calls.NextAsync(command);
        await call.EndAsync("fail");

        (await command.EndAsync()).ShouldFail();
        (await scenario.ContainersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Three_projects_share_one_environment_and_none_is_started_for_a_project_that_does_not_compile()
    {
        await using var scenario = new Scenario(sample.Solution);
        using var command = scenario.StartWith(new() { ["E2E_BROKEN"] = "C" }, "test", "Sample.slnx", "-m:3");
        using var first = await scenario.Calls.NextAsync(command);
        await first.EndAsync("pass");
        using var second = await scenario.Calls.NextAsync(command);
        await second.EndAsync("pass");

        var result = (await command.EndAsync()).ShouldFail();
        result.Output.ShouldContain("This project was asked not to compile.");
        new[] { first.What.Project, second.What.Project }.ShouldBe(["A", "B"], ignoreOrder: true);
        scenario.Calls.HasCalls.ShouldBeFalse();
        (await scenario.ContainersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_solution_of_three_projects_starts_one_environment_that_reaches_all()
    {
        await using var scenario = new Scenario(sample.Solution);
        using var command = scenario.Start("test", "Sample.slnx", "--no-build", "-m:3");
        var calls = new List<Call>();
        try
        {
            // One node a project: were an environment started in each, the second would be seen before the first test ends.
            for (var project = 0; project < 3; project++)
            {
                calls.Add(await scenario.Calls.NextAsync(command));
                await calls[^1].EndAsync("pass");
            }

            calls.Select(call => call.What.Project).ShouldBe(["A", "B", "C"], ignoreOrder: true);
            calls.ShouldAllBe(call => call.What.Reached && call.What.Endpoint == scenario.Endpoint && call.What.File!.Contains(scenario.Endpoint));
        }
        finally
        {
            calls.ForEach(call => call.Dispose());
        }

        (await command.EndAsync()).ShouldSucceed();
        (await scenario.CreatesAsync()).ShouldBe(1);
        (await scenario.ContainersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_commands_at_once_share_the_environment_and_the_last_takes_it_down()
    {
        await using var scenario = new Scenario(sample.Solution);
        using var first = scenario.Start("test", "A/A.csproj", "--no-build");
        using var ofFirst = await scenario.Calls.NextAsync(first);
        using var second = scenario.Start("test", "B/B.csproj", "--no-build");
        using var ofSecond = await scenario.Calls.NextAsync(second);
        ofSecond.What.Endpoint.ShouldBe(ofFirst.What.Endpoint);

        await ofFirst.EndAsync("pass");
        (await first.EndAsync()).ShouldSucceed();
        (await scenario.ContainersAsync()).ShouldBe([$"/{scenario.Name} running"]);

        await ofSecond.EndAsync("pass");
        (await second.EndAsync()).ShouldSucceed();
        (await scenario.ContainersAsync()).ShouldBeEmpty();
        (await scenario.CreatesAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Two_isolated_commands_at_once_have_an_environment_each()
    {
        await using var scenario = new Scenario(sample.Solution);
        using var first = scenario.Start("test", "A/A.csproj", "--no-build", "-p:MaestroIsolate=true");
        using var second = scenario.Start("test", "B/B.csproj", "--no-build", "-p:MaestroIsolate=true");
        using var ofFirst = await scenario.Calls.NextAsync(first);
        using var ofSecond = await scenario.Calls.NextAsync(second);

        ofFirst.What.Reached.ShouldBeTrue();
        ofSecond.What.Reached.ShouldBeTrue();
        ofSecond.What.Endpoint.ShouldNotBe(ofFirst.What.Endpoint);
        (await scenario.ContainersAsync()).Length.ShouldBe(2);

        await ofFirst.EndAsync("pass");
        await ofSecond.EndAsync("pass");
        (await first.EndAsync()).ShouldSucceed();
        (await second.EndAsync()).ShouldSucceed();
        (await scenario.ContainersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Tests_are_listed_without_starting_anything()
    {
        await using var scenario = new Scenario(sample.Solution);

        var result = (await scenario.RunAsync("test", "A/A.csproj", "--no-build", "--list-tests")).ShouldSucceed();

        result.Output.ShouldContain("Calls.Outside");
        (await scenario.CreatesAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task An_environment_that_does_not_start_fails_the_build_before_any_test_and_leaves_no_old_endpoints()
    {
        await using var scenario = new Scenario(sample.Solution);
        scenario.Write(text => text.Replace("httpd -f -p 80", "sh -c 'echo no such page; exit 3'", StringComparison.Ordinal));
        var endpoints = Path.Combine(sample.Solution.Folder, "A", "bin", "Debug", "net10.0", "maestro.endpoints.json");
        await File.WriteAllTextAsync(endpoints, "old");

        var result = (await scenario.RunAsync("test", "A/A.csproj", "--no-build")).ShouldFail();

        result.Output.ShouldContain("error MSTR0503");
        result.Output.ShouldContain("no such page");
        result.Output.ShouldContain($"{scenario.File}(");
        scenario.Calls.HasCalls.ShouldBeFalse();
        File.Exists(endpoints).ShouldBeFalse();
        (await scenario.ContainersAsync()).ShouldBeEmpty();
    }
}
