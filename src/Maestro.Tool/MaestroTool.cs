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
        try
        {
            return await ObeyAsync([.. words]);
        }
#pragma warning disable CA1031 // The last resort: whatever it is, it is a fault of ours and must be said as one.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Report(fault, words.Contains("--verbose") || words.Contains("-v"));
            return (int)ExitCode.Failed;
        }
    }

    private async Task<int> ObeyAsync(string[] words)
    {
        var tree = new CommandTree();
        var completions = new Completions(tree, surroundings.Services);
        if (words is ["complete", .. var tokens] && tokens is not (["--help"] or ["-h"] or ["-?"])) return Offer(completions.Of(tokens is ["--", .. var behind] ? behind : tokens));

        // "@file" is nobody's thing here, and must not read a file.
        var given = Parse(tree, words);
        ImmutableArray<string> program = [];
        if (Array.IndexOf(words, "--") is >= 0 and var end && Parse(tree, words[..end]) is var before && tree.OrderOf(before) is Order.Run) (given, words, program) = (before, words[..end], [.. words[(end + 1)..]]);
        if (given.Action is { ClearsParseErrors: true })
            return await given.InvokeAsync(new InvocationConfiguration { Output = surroundings.Out, Error = surroundings.Error }, signals.Token);

        var command = given.CommandResult.Command;
        var faults = new UsageFaults(tree).Of(given, words).ToBuilder();
        if (faults.Count == 0 && tree.OrderOf(given) is Order.Run && program.IsEmpty) faults.Add(Catalogue.ProgramMissing(given.GetValue(tree.Options.Things) ?? []));
        if (faults.Count > 0 || (tree.OrderOf(given) is Order.Run ? new Order.Run(program) : tree.OrderOf(given)) is not { } order) return Refuse(faults.ToImmutable(), command);

        var output = tree.Output.Choice(given, order, surroundings.Services.Variables, faults);
        var request = tree.Options.Request(given, faults);
        return faults.Count > 0 ? Refuse(faults.ToImmutable(), command) : await new Jobs(surroundings, signals, output).RunAsync(order, request);
    }

    private static ParseResult Parse(CommandTree tree, string[] words) => tree.Root.Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });

    private int Offer(IEnumerable<string> words)
    {
        foreach (var word in words) surroundings.Out.WriteLine(word);
        return (int)ExitCode.Done;
    }

    private void Report(Exception fault, bool verbose)
    {
        surroundings.Error.WriteLine(Catalogue.InternalFault("maestro", fault));
        if (verbose) surroundings.Error.WriteLine(fault);
    }

    private int Refuse(ImmutableArray<Diagnostic> faults, Command command)
    {
        foreach (var fault in faults) surroundings.Error.WriteLine(fault);
        surroundings.Error.WriteLine($"'{UsageFaults.Path(command)} --help' tells more");
        return (int)ExitCode.Usage;
    }
}
