using Maestro.Engine.Model;

namespace Maestro.Cake.Tests.EndToEnd;

[Collection(Collection.Name)]
public sealed class WhenAScriptRuns(Workshop workshop)
{
    [Theory]
    [InlineData("addin.cake")]
    [InlineData("reference.cake")]
    public async Task The_aliases_bring_the_environment_up_and_down(string script)
    {
        await using var environment = new LiveEnvironment();

        (await RunAsync(script, "Start", environment)).ShouldSucceed().Output.ShouldContain($":{environment.Port}");
        (await environment.ContainersAsync()).ShouldBe([ContainerState.Running]);
        (await RunAsync(script, "Start", environment)).ShouldSucceed().Output.ShouldContain("up already");
        (await RunAsync(script, "Status", environment)).ShouldSucceed().Output.ShouldContain("web is there");
        (await RunAsync(script, "Stop", environment)).ShouldSucceed();
        (await environment.ContainersAsync()).ShouldBe([ContainerState.Exited]);
        (await RunAsync(script, "Clean", environment)).ShouldSucceed();
        (await environment.ContainersAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Fail")]
    [InlineData("FailLater")]
    public async Task A_task_that_fails_leaves_nothing_behind(string target)
    {
        await using var environment = new LiveEnvironment();

        var result = await RunAsync("addin.cake", target, environment);

        result.ShouldEndWith(1).Output.ShouldContain("Error: on purpose: {0}");
        result.Output.ShouldContain("started 1 of 1 instance");
        (await environment.ContainersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_scope_that_is_never_left_ends_with_the_script()
    {
        await using var environment = new LiveEnvironment();

        (await RunAsync("addin.cake", "Forget", environment)).ShouldSucceed().Output.ShouldContain("started 1 of 1 instance");

        (await environment.ContainersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_start_that_fails_says_why_and_takes_back_what_it_did()
    {
        await using var environment = new LiveEnvironment(command: "sh -c 'echo no {config}; exit 3'");

        var result = await RunAsync("addin.cake", "Start", environment);

        result.ShouldEndWith(1).Output.ShouldContain("MSTR0503");
        result.Output.ShouldContain("    no {config}");
        (await environment.ContainersAsync()).ShouldBeEmpty();
    }

    private async Task<ScriptResult> RunAsync(string script, string target, LiveEnvironment environment)
    {
        using var running = workshop.Start(script, target, environment);
        return await running.EndAsync();
    }
}
