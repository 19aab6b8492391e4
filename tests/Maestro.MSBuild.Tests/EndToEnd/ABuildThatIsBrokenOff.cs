namespace Maestro.MSBuild.Tests.EndToEnd;

/// <summary>Signals in the middle of a test.</summary>
[Collection(Collection.Name)]
public sealed class ABuildThatIsBrokenOff(SampleSolution solution)
{
    [LinuxFact]
    public async Task Leaves_nothing_after_Ctrl_C()
    {
        await using var scenario = new Scenario(solution);
        using var command = scenario.Start("test", "A/A.csproj", "--no-build");
        using var call = await scenario.Calls.NextAsync(command);
        call.What.Reached.ShouldBeTrue();

        command.InterruptGroup();

        (await command.EndAsync()).ShouldFail();
        (await scenario.ContainersAsync()).ShouldBeEmpty();
    }

    // The command line ends with 0 then, whatever the build did: nothing of ours can change that.
    [LinuxFact]
    public async Task Leaves_nothing_after_SIGTERM()
    {
        await using var scenario = new Scenario(solution);
        using var command = scenario.Start("test", "A/A.csproj", "--no-build");
        using var call = await scenario.Calls.NextAsync(command);
        call.What.Reached.ShouldBeTrue();

        command.TerminateLeader();

        // The test host outlives the command line and keeps its output open until the test ends.
        call.Dispose();
        await command.EndAsync();
        (await scenario.ContainersAsync()).ShouldBeEmpty();
    }
}
