using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Maestro.Engine.Diagnostics;

namespace Maestro.Tool.CommandLine;

/// <summary>What is wrong with a command line, in our words. The parser takes an unknown option for a thing where things are allowed: that is found here too.</summary>
internal sealed class UsageFaults(CommandTree tree)
{
    /// <summary>The faults; none when the command line may be obeyed.</summary>
    public ImmutableArray<Diagnostic> Of(ParseResult given, IReadOnlyList<string> words)
    {
        var command = given.CommandResult.Command;
        var faults = ImmutableArray.CreateBuilder<Diagnostic>();
        faults.AddRange(words.Select(FlagFault).OfType<Diagnostic>());
        foreach (var word in UnknownOptions(given)) faults.Add(Catalogue.UnknownWord(Unknown(word, command)));
        faults.AddRange(given.Errors.Select(error => error.SymbolResult).OfType<OptionResult>().Select(OptionFault));
        if (faults.Count > 0) return faults.ToImmutable();

        if (given.UnmatchedTokens is [var stray, ..]) faults.Add(Catalogue.UnknownWord(Stray(stray, command)));
        else if (tree.OrderOf(command) is null) faults.Add(Catalogue.UnknownWord($"{Path(command)} needs a command: {Names(command)}"));
        else faults.AddRange(given.Errors.Select(error => Catalogue.UnknownWord(error.Message)));
        return faults.ToImmutable();
    }

    /// <summary><c>maestro plan start</c>.</summary>
    public static string Path(Command command)
    {
        var parent = command.Parents.OfType<Command>().FirstOrDefault();
        return command is RootCommand || parent is null ? "maestro" : $"{Path(parent)} {command.Name}";
    }

    private IEnumerable<string> UnknownOptions(ParseResult given) =>
        given.UnmatchedTokens.Concat(given.GetValue(tree.Options.Things) ?? []).Where(word => word.StartsWith('-')).Select(word => word.Split('=')[0]);

    // "--all=perhaps": the parser would take what follows for a thing.
    private Diagnostic? FlagFault(string word)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0 || !Everywhere().Any(option => option.ValueType == typeof(bool?) && option.Name == word[..equals])) return null;

        return bool.TryParse(word[(equals + 1)..], out _) ? null : Catalogue.BadOptionValue(word[..equals], word[(equals + 1)..], "true or false");
    }

    private static Diagnostic OptionFault(OptionResult option) => option.Tokens.Count == 0
        ? Catalogue.MissingOptionValue(option.Option.Name, option.Option.HelpName ?? "VALUE")
        : Catalogue.RepeatedOption(option.Option.Name, [.. option.Tokens.Select(token => token.Value)]);

    private string Unknown(string word, Command command)
    {
        var owners = Everywhere(tree.Root).Where(pair => pair.Option.Name == word || pair.Option.Aliases.Contains(word)).Select(pair => pair.Command).Where(owner => owner.Parents.Contains(tree.Root)).Select(owner => owner.Name).Distinct().ToImmutableArray();
        return owners.IsEmpty
            ? $"unknown option '{word}'{Suggestion.Text(word, Known(command).Select(option => option.Name))}"
            : $"'{word}' is no option of {Path(command)}, but of {string.Join(", ", owners)}";
    }

    private string Stray(string word, Command command) => tree.OrderOf(command) is null
        ? $"unknown command '{word}'{Suggestion.Text(word, command.Subcommands.SelectMany(known => known.Aliases.Append(known.Name)))}: {Path(command)} knows {Names(command)}"
        : $"{Path(command)} takes no '{word}'";

    private static string Names(Command command) => string.Join(", ", command.Subcommands.Select(known => known.Name));

    private IEnumerable<Option> Known(Command command) => command.Options.Concat(tree.Root.Options);

    private IEnumerable<Option> Everywhere() => Everywhere(tree.Root).Select(pair => pair.Option);

    private static IEnumerable<(Command Command, Option Option)> Everywhere(Command command) =>
        command.Options.Select(option => (command, option)).Concat(command.Subcommands.SelectMany(Everywhere));
}
