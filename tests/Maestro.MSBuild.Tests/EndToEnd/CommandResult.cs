namespace Maestro.MSBuild.Tests.EndToEnd;

/// <summary>How a command ended, and what it printed: standard output and standard error together.</summary>
internal sealed record CommandResult(int ExitCode, string Output)
{
    public CommandResult ShouldSucceed()
    {
        ExitCode.ShouldBe(0, Output);
        return this;
    }

    public CommandResult ShouldFail()
    {
        ExitCode.ShouldNotBe(0, Output);
        return this;
    }
}
