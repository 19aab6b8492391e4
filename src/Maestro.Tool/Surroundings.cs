using System.Collections.Immutable;
using Maestro.Engine;
using Maestro.Tool.Output;
using Spectre.Console;

namespace Maestro.Tool;

/// <summary>What the command takes from its process: replaced in tests.</summary>
internal sealed record Surroundings
{
    /// <summary>The word by which this program is started as its own watchdog.</summary>
    public const string WatchdogWord = "watchdog";

    private const int FrameSize = 32 * 1024;

    /// <summary>Standard output.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Standard error.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether somebody watches standard output: a terminal that can move its cursor, and no CI job.</summary>
    public bool IsWatched { get; init; }

    /// <summary>The cells of a line of the terminal that standard error is; null where nobody watches it.</summary>
    public Func<int>? ErrorWidth { get; init; }

    /// <summary>The terminal behind <see cref="Out"/>; made only when it is drawn on, as it costs time to load.</summary>
    public required Func<IAnsiConsole> Terminal { get; init; }

    /// <summary>What the engine takes from the outside.</summary>
    public required ConductorServices Services { get; init; }

    /// <summary>Those of this process.</summary>
    public static Surroundings OfThisProcess()
    {
        // Console.Out writes 256 bytes at a time: a frame of a table would show its seams.
#pragma warning disable CA2000 // Lives as long as the process.
        var output = new EnduringWriter(new StreamWriter(Console.OpenStandardOutput(), Console.Out.Encoding, FrameSize) { AutoFlush = true });
#pragma warning restore CA2000
        var services = new ConductorServices { StandardInput = Console.OpenStandardInput, Watchdog = ThisProgram() };
        return new Surroundings
        {
            Out = output,
            Error = new EnduringWriter(Console.Error),
            IsWatched = !Console.IsOutputRedirected && CanDraw(services.Variables),
            ErrorWidth = !Console.IsErrorRedirected && CanDraw(services.Variables) ? Width : null,
            Terminal = () => AnsiConsole.Create(new AnsiConsoleSettings { Out = new TerminalOutput(output), Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes }),
            Services = services,
        };
    }

    // Native, or run by dotnet, which then is the process and has the assembly as its first argument.
    private static ImmutableArray<string> ThisProgram() => Environment.ProcessPath is not { } own ? []
        : Path.GetFileNameWithoutExtension(own) == "dotnet" ? [own, "exec", Path.GetFullPath(Environment.GetCommandLineArgs()[0]), WatchdogWord]
        : [own, WatchdogWord];

    // A terminal may not tell, or tell 0.
    private static int Width() => Console.BufferWidth is > 0 and var width ? width : 80;

    // Unix terminals say by TERM what they can do; CI systems hand out terminals that nobody watches, and say so.
    private static bool CanDraw(ImmutableDictionary<string, string> variables)
    {
        var term = variables.GetValueOrDefault("TERM", OperatingSystem.IsWindows() ? "windows" : "");
        return term is not ("" or "dumb") && !IsSet("CI") && !IsSet("TF_BUILD") && !IsSet("TEAMCITY_VERSION") && !IsSet("JENKINS_URL");

        bool IsSet(string name) => variables.TryGetValue(name, out var value) && value.Length > 0 && !value.Equals("false", StringComparison.OrdinalIgnoreCase);
    }
}
