using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Completions;
using Maestro.Engine.Diagnostics;
using Maestro.Tool.Output;

namespace Maestro.Tool.CommandLine;

/// <summary>How the command speaks: the options that only the command line has, with the variables that stand for them.</summary>
internal sealed class OutputOptions
{
    private static readonly ImmutableArray<string> Formats = ["text", "plain", "json"];
    private static readonly ImmutableArray<string> TreeFormats = [.. Formats, "mermaid", "dot"];

    public Option<string?> Format { get; } = new("--format")
    {
        Recursive = true,
        HelpName = "text|plain|json",
        Description = "text: a live table on a terminal, plain lines elsewhere. Of deptree also mermaid and dot.",
    };

    public Option<bool?> Quiet { get; } = new("--quiet", "-q") { Recursive = true, Description = "Say only what is wrong." };

    public Option<bool?> Verbose { get; } = new("--verbose", "-v") { Recursive = true, Description = "Say every change." };

    public OutputOptions() => Format.CompletionSources.Add(context => (context.ParseResult.CommandResult.Command.Name == "deptree" ? TreeFormats : Formats).Select(format => new CompletionItem(format)));

    /// <summary>What was asked for; wrong values are added to <paramref name="faults"/>.</summary>
    /// <param name="given">The command line.</param>
    /// <param name="order">What it asks for: a tree has formats of its own.</param>
    /// <param name="variables">Environment variables.</param>
    /// <param name="faults">Gets what is wrong.</param>
    public OutputChoice Choice(ParseResult given, Order order, IReadOnlyDictionary<string, string> variables, ImmutableArray<Diagnostic>.Builder faults)
    {
        var (source, text) = given.GetValue(Format) is { } said ? (Format.Name, said) : ("MAESTRO_FORMAT", variables.GetValueOrDefault("MAESTRO_FORMAT", ""));
        var format = text.ToUpperInvariant() switch
        {
            "" when source != Format.Name => OutputFormat.Text,
            "TEXT" => OutputFormat.Text,
            "PLAIN" => OutputFormat.Plain,
            "JSON" => OutputFormat.Json,
            "MERMAID" when order is Order.Deptree => OutputFormat.Mermaid,
            "DOT" when order is Order.Deptree => OutputFormat.Dot,
            _ => (OutputFormat?)null,
        };
        var known = order is Order.Deptree ? TreeFormats : Formats;
        if (format is null) faults.Add(Catalogue.BadOptionValue(source, text, $"one of {string.Join(", ", known)}{Suggestion.Text(text, known)}"));

        // A word on the command line stands above both variables.
        var isSaid = given.GetValue(Quiet) is not null || given.GetValue(Verbose) is not null;
        var (quiet, verbose) = (Flag(Quiet, "MAESTRO_QUIET"), Flag(Verbose, "MAESTRO_VERBOSE"));
        if (quiet && verbose) faults.Add(Catalogue.ExclusiveOptions("quiet", "verbose"));
        return new OutputChoice(format ?? OutputFormat.Text, quiet, verbose);

        bool Flag(Option<bool?> option, string variable)
        {
            if (isSaid) return given.GetValue(option) ?? false;

            switch (variables.GetValueOrDefault(variable, "").ToUpperInvariant())
            {
                case "": return false;
                case "TRUE" or "1" or "YES" or "ON": return true;
                case "FALSE" or "0" or "NO" or "OFF": return false;
                default:
                    faults.Add(Catalogue.BadOptionValue(variable, variables[variable], "true or false"));
                    return false;
            }
        }
    }
}
