namespace Maestro.MSBuild.Tests.EndToEnd;

/// <summary>Signals in the middle of a test.</summary>
[Collection(Collection.Name)]
public sealed class ABuildThatIsBrokenOff(PreparedSample sample)
{
    [LinuxFact]
    public async Task Leaves_nothing_after_Ctrl_C()
    {
        await using var scenario = new Scenario(sample.Solution);
        using var command = scenario.Start("test", "A/A.csproj", "--no-build");
        using var call = await scenario.Calls.NextAsync(command);
        call.What.Reached.ShouldBeTrue();

        command.Send(Signal.Interrupt, toGroup: true);

        (await command.EndAsync()).ShouldFail();
        (await scenario.ContainersAsync()).ShouldBeEmpty();
    }

    // The command line ends with 0 then, whatever the build did: nothing of ours can change that.
    [LinuxFact]
    public async Task Leaves_nothing_after_SIGTERM()
    {
        await using var scenario = new Scenario(sample.Solution);
        using var command = scenario.Start("test", "A/A.csproj", "--no-build");
        using var call = await scenario.Calls.NextAsync(command);
        call.What.Reached.ShouldBeTrue();

        command.Send(Signal.Terminate);

        // The test host outlives the command line and keeps its output open until the test ends.
        call.Dispose();
        await command.EndAsync();
        (await scenario.ContainersAsync()).ShouldBeEmpty();
    }

    [LinuxFact]
    public async Task Leaves_nothing_after_Ctrl_C_while_the_environment_starts()
    {
        await using var scenario = new Scenario(sample.Solution);
        using var command = await StartOfAnEnvironmentThatNeverIsReady(scenario);

        command.Send(Signal.Interrupt, toGroup: true);

        (await command.EndAsync()).ShouldFail().Output.ShouldContain("error MSTR0509");
        (await scenario.ContainersAsync()).ShouldBeEmpty();
    }

    [LinuxFact]
    public async Task Leaves_nothing_after_SIGTERM_while_the_environment_starts()
    {
        await using var scenario = new Scenario(sample.Solution);
        using var command = await StartOfAnEnvironmentThatNeverIsReady(scenario);

        command.Send(Signal.Terminate);

        await command.EndAsync();
        (await scenario.ContainersAsync()).ShouldBeEmpty();
    }

    private static async Task<RunningCommand> StartOfAnEnvironmentThatNeverIsReady(Scenario scenario)
    {
        scenario.Write(text => text.Replace("httpd -f -p 80", "sleep 1000", StringComparison.Ordinal));
        var command = scenario.Start("test", "A/A.csproj", "--no-build");
        await command.PrintsAsync("checking");
        (await scenario.ContainersAsync()).ShouldBe([$"/{scenario.Name} running"]);
        return command;
    }
}
