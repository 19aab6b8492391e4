using System.Collections.Immutable;

namespace Maestro.Engine.Diagnostics;

public static partial class Catalogue
{
    private static ImmutableArray<CatalogueEntry> UsageEntries =>
    [
        new("MSTR0001", "Unknown command or option", "Correct the word; --help lists what there is."),
        new("MSTR0002", "Unknown service or instance", "Name a service or an instance of the environment file; status lists them."),
        new("MSTR0003", "Nothing named, and --all not set", "Name services or instances, or say --all."),
        new("MSTR0004", "A service was named where instances are expected", "Say --expand-services, or name the instances."),
        new("MSTR0005", "Options that exclude each other", "Leave one of them out."),
        new("MSTR0006", "Bad value of an option", "Give a value of the kind that the message names."),
        new("MSTR0007", "An option without its value, or given more than once", "Give the option once, with its value behind it."),
        new("MSTR0008", "A run without a program", "Put the program and its arguments behind --."),
        new("MSTR0009", "The program of a run cannot be started", "See that it is there, may be executed, and is on the PATH."),
        new("MSTR0010", "The program of a run did not end when it was asked to", "See why; where it goes on after all, end it by hand: it may be another user's."),
    ];

    /// <summary>A run without a program.</summary>
    /// <param name="words">What was given in its place.</param>
    public static Diagnostic ProgramMissing(IReadOnlyCollection<string> words) =>
        Error("MSTR0008", null, $"maestro run needs a program behind --: maestro run -- {(words.Count > 0 ? string.Join(' ', words) : "dotnet test")}");

    /// <summary>The program of a run cannot be started.</summary>
    public static Diagnostic ProgramNotStarted(string program, string reason) => Error("MSTR0009", null, $"'{program}' cannot be run: {reason}");

    /// <summary>The program of a run did not end in time.</summary>
    public static Diagnostic ProgramNotEnded(string program, TimeSpan asked, bool isKilled) =>
        Error("MSTR0010", null, $"'{program}' did not end within {Seconds(asked)} of being asked to{(isKilled ? ", and was killed" : ", and cannot be killed: the environment is taken down under it")}");

    /// <summary>An option that the command does not know.</summary>
    /// <param name="option">As the user wrote it: <c>--tiemout</c>.</param>
    /// <param name="known">The options that there are.</param>
    public static Diagnostic UnknownOption(string option, IEnumerable<string> known) =>
        Error("MSTR0001", null, $"unknown option '{option}'{Suggestion.Text(option, known)}");

    /// <summary>An option that other commands know, but not this one.</summary>
    public static Diagnostic OptionOfOthers(string option, string command, IEnumerable<string> others) =>
        Error("MSTR0001", null, $"'{option}' is no option of {command}, but of {string.Join(", ", others)}");

    /// <summary>A command that there is not.</summary>
    /// <param name="word">What the user wrote.</param>
    /// <param name="parent">The command that it should be one of: <c>maestro plan</c>.</param>
    /// <param name="known">Those that there are.</param>
    /// <param name="aliases">Other names for them.</param>
    public static Diagnostic UnknownCommand(string word, string parent, IReadOnlyCollection<string> known, IEnumerable<string> aliases) =>
        Error("MSTR0001", null, $"unknown command '{word}'{Suggestion.Text(word, known.Concat(aliases))}: {parent} knows {string.Join(", ", known)}");

    /// <summary>No command was given.</summary>
    public static Diagnostic CommandMissing(string parent, IEnumerable<string> known) =>
        Error("MSTR0001", null, $"{parent} needs a command: {string.Join(", ", known)}");

    /// <summary>A word that the command takes for nothing.</summary>
    public static Diagnostic StrayWord(string word, string command) => Error("MSTR0001", null, $"{command} takes no '{word}'");

    /// <summary>A thing that is neither a service nor an instance.</summary>
    public static Diagnostic UnknownThing(string thing, string environment, IEnumerable<string> known) =>
        Error("MSTR0002", null, $"'{thing}' is neither a service nor an instance of environment '{environment}'{Suggestion.Text(thing, known)}");

    /// <summary>A play that needs things got none.</summary>
    public static Diagnostic NothingNamed(string play) =>
        Error("MSTR0003", null, $"{play} acts on what is named: name services or instances, or say --all for everything");

    /// <summary>A service name without leave to expand it.</summary>
    public static Diagnostic ServiceNeedsExpansion(string play, string service) =>
        Error("MSTR0004", null, $"'{service}' is a service: {play} would act on all its instances; say --expand-services if that is meant");

    /// <summary>Two options that exclude each other.</summary>
    public static Diagnostic ExclusiveOptions(string one, string other) =>
        Error("MSTR0005", null, $"--{one} and --{other} exclude each other: leave one of them out");

    /// <summary>An option, or the variable that stands for it, has a value of the wrong kind.</summary>
    /// <param name="option">As the user wrote it: <c>--concurrency</c> or <c>MAESTRO_CONCURRENCY</c>.</param>
    /// <param name="value">The value given.</param>
    /// <param name="expected">The kind of value expected: "a whole number of 1 or more".</param>
    public static Diagnostic BadOptionValue(string option, string value, string expected) =>
        Error("MSTR0006", null, $"{option}: '{value}' is not {expected}");

    /// <summary>An option stands without the value that it needs.</summary>
    /// <param name="option">As the user wrote it: <c>--timeout</c>.</param>
    /// <param name="value">What stands for the value in the help: <c>SECONDS</c>.</param>
    public static Diagnostic MissingOptionValue(string option, string value) =>
        Error("MSTR0007", null, $"{option} needs a value: {option} {value}");

    /// <summary>An option that takes one value was given several.</summary>
    public static Diagnostic RepeatedOption(string option, IReadOnlyList<string> values) =>
        Error("MSTR0007", null, $"{option} was given {values.Count} times ({string.Join(", ", values)}): give it once");
}
