namespace Maestro.Cake.Tests.EndToEnd;

/// <summary>How a script ended, and what it printed: standard output and standard error together.</summary>
internal sealed record ScriptResult(int ExitCode, string Output)
{
    public ScriptResult ShouldSucceed() => ShouldEndWith(0);

    public ScriptResult ShouldEndWith(int exitCode)
    {
        ExitCode.ShouldBe(exitCode, Output);
        return this;
    }
}
