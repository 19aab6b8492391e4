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

        // What follows a command that there is not is not to be judged by.
        if (tree.OrderOf(command) is null && given.UnmatchedTokens is [var first, ..] && !first.StartsWith('-')) return [Stray(first, command)];

        ImmutableArray<Diagnostic> faults =
        [
            .. words.Select(FlagFault).OfType<Diagnostic>(),
            .. UnknownOptions(given).Select(word => Unknown(word, command)),
            .. given.Errors.Select(error => error.SymbolResult).OfType<OptionResult>().Select(OptionFault),
        ];
        if (!faults.IsEmpty) return faults;
        if (given.UnmatchedTokens is [var stray, ..]) return [Stray(stray, command)];

        if (tree.OrderOf(command) is null) return [Catalogue.CommandMissing(Path(command), Names(command))];

        // Nothing that the parser objects to may be obeyed.
        return given.Errors is [var unforeseen, ..] ? throw new InvalidOperationException(unforeseen.Message) : [];
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

    private Diagnostic Unknown(string word, Command command)
    {
        var owners = tree.Root.Subcommands.Where(owner => owner.Options.Any(option => option.Name == word || option.Aliases.Contains(word))).Select(owner => owner.Name).ToImmutableArray();
        return owners.IsEmpty ? Catalogue.UnknownOption(word, Known(command).Select(option => option.Name)) : Catalogue.OptionOfOthers(word, Path(command), owners);
    }

    private Diagnostic Stray(string word, Command command) => tree.OrderOf(command) is null
        ? Catalogue.UnknownCommand(word, Path(command), Names(command), command.Subcommands.SelectMany(known => known.Aliases))
        : Catalogue.StrayWord(word, Path(command));

    private static ImmutableArray<string> Names(Command command) => [.. command.Subcommands.Select(known => known.Name)];

    private IEnumerable<Option> Known(Command command) => command.Options.Concat(tree.Root.Options);

    private IEnumerable<Option> Everywhere() => tree.Root.Options.Concat(tree.Root.Subcommands.SelectMany(command => command.Options));
}
