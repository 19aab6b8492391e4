using Shouldly;

namespace Maestro.Testing.Builds;

/// <summary>How a command ended, and what it printed: standard output and standard error together.</summary>
public sealed record CommandResult(int ExitCode, string Output)
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
