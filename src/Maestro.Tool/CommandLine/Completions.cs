using System.CommandLine;
using System.CommandLine.Completions;
using Maestro.Engine;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Tool.CommandLine;

/// <summary>What a shell offers: commands, options and their values and, from the environment file, services, instances and ships.</summary>
internal sealed class Completions
{
    private readonly CommandTree _tree;
    private readonly ConductorServices _services;

    /// <summary>Lets the options of <paramref name="tree"/> offer the names of the file that a command line means.</summary>
    public Completions(CommandTree tree, ConductorServices services)
    {
        (_tree, _services) = (tree, services);
        tree.Options.Things.CompletionSources.Add(context => Names(context, environment => environment.Services.Keys.Concat(environment.Instances.Keys)));
        tree.Options.ContainerFilter.CompletionSources.Add(context => Names(context, environment => environment.Instances.Keys));
        tree.Options.ShipFilter.CompletionSources.Add(context => Names(context, environment => environment.Ships.Keys));
    }

    /// <summary>What may stand in place of the last of <paramref name="tokens"/>, sorted; options only where it begins with a dash.</summary>
    public IEnumerable<string> Of(IReadOnlyList<string> tokens)
    {
        var word = tokens.Count == 0 ? "" : tokens[^1];

        // Behind a flag the parser would offer true and false: what may follow it is what may follow without it.
        var line = string.Join(' ', tokens.Where((token, i) => i == tokens.Count - 1 || !IsFlag(token)).Select(Quoted));
        return _tree.Root.Parse(line, new ParserConfiguration { ResponseFileTokenReplacer = null }).GetCompletions(line.Length)
            .Select(item => item.InsertText ?? item.Label)
            .Where(text => text.StartsWith(word, StringComparison.Ordinal) && text.StartsWith('-') == word.StartsWith('-') && !text.StartsWith('/'))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
    }

    private bool IsFlag(string token) =>
        _tree.Root.Options.Concat(_tree.Root.Subcommands.SelectMany(command => command.Options)).Any(option => option.ValueType == typeof(bool?) && (option.Name == token || option.Aliases.Contains(token)));

    private static string Quoted(string token) => token.Contains(' ', StringComparison.Ordinal) ? $"\"{token}\"" : token;

    // A file that is wrong, or not there, offers nothing: who types a command does not want to be told of it yet.
    private IEnumerable<CompletionItem> Names(CompletionContext context, Func<MaestroEnvironment, IEnumerable<string>> names)
    {
        try
        {
            var file = context.ParseResult.GetValue(_tree.Options.File);
            var request = new PlayRequest { File = file == "-" ? null : file, Vars = context.ParseResult.GetValue(_tree.Options.Vars) };
            return [.. names(new Conductor(_services).Load(request).Environment).Order(StringComparer.Ordinal).Select(name => new CompletionItem(name))];
        }
        catch (MaestroException)
        {
            return [];
        }
    }
}
