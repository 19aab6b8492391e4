using Maestro.Testing.Builds;

namespace Maestro.Scenarios.Deaths;

/// <summary>A way to have an environment: what is started, and how it ends when a signal ends it.</summary>
/// <param name="Name">Its column in the table.</param>
/// <param name="Start">Starts it: in an environment, with further arguments.</param>
/// <param name="ExitCodes">With which exit codes it may end after a signal; where the SDK decides, all that it was seen to end with.</param>
internal sealed record Head(string Name, Func<SampleSolution, Dictionary<string, string?>, string[], RunningCommand> Start, Func<Signal, int[]> ExitCodes)
{
    public const string Run = "maestro run";
    public const string VsTest = "dotnet test (VSTest)";
    public const string TestingPlatform = "dotnet test (MTP)";
    public const string Build = "dotnet build -t:";
    public const string Script = "Cake script";
    public const string Frosting = "Frosting";

    private static readonly string Maestro = Path.Combine(AppContext.BaseDirectory, "maestro.dll");

    /// <summary>All of them, in the table's order.</summary>
    public static IReadOnlyList<Head> All { get; } =
    [
        new(Run, (sample, variables, more) => new RunningCommand(sample.Folder, ["dotnet", Maestro, "-f", variables["E2E_FILE"]!, "--format", "json", "run", .. more, "--", "bash", "call.sh"], variables), Own),
        new(VsTest, (sample, variables, more) => sample.Start(sample.Folder, ["test", "A/A.csproj", "-tl:off", .. NoBuild(variables), .. more], variables), OfMSBuild),
        new(TestingPlatform, (sample, variables, more) => sample.Start(sample.PlatformFolder, ["test", "--project", "P/P.csproj", .. NoBuild(variables), .. more], variables), OfMSBuild),
        new(Build, (sample, variables, more) => sample.Start(sample.Folder, ["build", "Work/Work.csproj", "--no-restore", "-t:Work", "-tl:off", "--nologo", .. more], variables), OfMSBuild),
        new(Script, (sample, variables, _) => new RunningCommand(Repository.Root, ["dotnet", "cake", Path.Combine(sample.Folder, "Script", "build.cake")], variables), OfTool),
        new(Frosting, (sample, variables, _) => new RunningCommand(Path.Combine(sample.Folder, "Host"), ["dotnet", "exec", "bin/Debug/net10.0/Host.dll"], variables), Own),
    ];

    public static Head Named(string name) => All.Single(head => head.Name == name);

    /// <summary>The process that has the environment: of <c>dotnet cake</c> the child, once there is one.</summary>
    public int Owner(RunningCommand command) => (Name == Script ? command.ChildId() : null) ?? command.Id;

    public override string ToString() => Name;

    // Who asks for code that does not compile wants it compiled.
    private static string[] NoBuild(Dictionary<string, string?> variables) => variables.ContainsKey("E2E_BROKEN") ? [] : ["--no-build"];

    // As of a shell's command.
    private static int[] Own(Signal signal) => [128 + (int)signal];

    // Until the SDK's command line has started the tool, SIGTERM makes it leave with 0.
    private static int[] OfTool(Signal signal) => signal == Signal.Terminate ? [0, .. Own(signal)] : Own(signal);

    // Ctrl-C is a failed build, or the end of the command line by the signal itself. SIGTERM makes the SDK's command line leave with 0.
    private static int[] OfMSBuild(Signal signal) => signal == Signal.Terminate ? [0, 1, 128 + (int)signal] : [1, 128 + (int)signal];
}
