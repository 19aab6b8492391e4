using System.Collections.Immutable;
using System.CommandLine;
using Maestro.Engine.Diagnostics;
using Maestro.Tool.CommandLine;

namespace Maestro.Tool;

/// <summary>The command: reads the command line, has the engine do what it says, shows it.</summary>
internal sealed class MaestroTool(Surroundings surroundings, Signals signals)
{
    /// <summary>Obeys <paramref name="words"/>; the exit code.</summary>
    public async Task<int> RunAsync(IReadOnlyList<string> words)
    {
        var tree = new CommandTree();
        // "@file" is nobody's thing here, and must not read a file.
        var given = tree.Root.Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (given.Action is { ClearsParseErrors: true }) return await given.InvokeAsync(new InvocationConfiguration { Output = surroundings.Out, Error = surroundings.Error }, signals.Token);

        var faults = new UsageFaults(tree).Of(given, words).ToBuilder();
        var output = tree.Output.Choice(given, surroundings.Services.Variables, faults);
        var request = tree.Options.Request(given, faults);
        var order = tree.OrderOf(given.CommandResult.Command);
        if (faults.Count > 0 || order is null) return Refuse(faults.ToImmutable(), given.CommandResult.Command);

        return await new Jobs(surroundings, signals, output).RunAsync(order, request);
    }

    private int Refuse(ImmutableArray<Diagnostic> faults, Command command)
    {
        foreach (var fault in faults) surroundings.Error.WriteLine(fault);
        surroundings.Error.WriteLine($"'{UsageFaults.Path(command)} --help' tells what there is");
        return (int)ExitCode.Usage;
    }
}
