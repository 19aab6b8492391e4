using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Templates.Library;
using Maestro.Engine.Templates.Rendering;
using Maestro.Engine.Templates.Syntax;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates;

/// <summary>Renders an environment file before it is read as YAML.</summary>
internal static class TemplateRenderer
{
    /// <summary>The rendered text. A text that holds no template comes out as it is, but for its line ends.</summary>
    /// <exception cref="MaestroException">A template is wrong, or passes a limit.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static RenderedText Render(TemplateRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var main = new TemplateSource(Path.GetFileName(request.File), request.File, request.Text);
        if (!HoldsTemplate(main.Text)) return new RenderedText(main, main.Text, null);
        if (main.Text.Length > request.Limits.TemplateLength)
            throw new MaestroException(ExitCode.InvalidFile, [Catalogue.TemplateTooLong(new SourceLocation(request.File), main.Name, request.Limits.TemplateLength)]);

        var secrets = SecretsOf(request);
        var host = new HostFunctions(message => secrets.Aggregate(message, static (text, secret) => text.Replace(secret, "***", StringComparison.Ordinal)));
        var filters = request.Extensions.Filters.ToImmutableDictionary(pair => pair.Key, pair => host.Filter(pair.Key, pair.Value));
        var work = new Work(request.Limits, cancellation) { FindFilter = name => filters.TryGetValue(name, out var filter) ? filter : Filters.Find(name) };
        var environment = Environment(request, host, secrets);
        var templates = new TemplateSet(request.Loader ?? new FolderLoader(request.Directory), environment.Vocabulary, request.Limits);
        return new Renderer(work, templates, environment).Render(main);
    }

    private static TemplateEnvironment Environment(TemplateRequest request, HostFunctions host, ImmutableArray<string> secrets)
    {
        var globals = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var function in Globals.All) globals[function.Name] = function;
        foreach (var (name, function) in request.Extensions.Functions) globals[name] = host.Function(name, function);

        var variables = EnvironmentVariables.Of(request.Variables);
        var given = new Dictionary<string, object?>(globals, StringComparer.Ordinal) { ["env"] = variables };
        foreach (var (name, value) in request.MoreVariables) given[name] = HostValues.ToTemplate(value);
        return new TemplateEnvironment
        {
            Globals = globals,
            Given = given,
            Variables = variables,
            Vocabulary = new Vocabulary(Filters.Names.Concat(request.Extensions.Filters.Keys).ToHashSet(StringComparer.Ordinal), Tests.Names.ToHashSet(StringComparer.Ordinal)),
            IsStrict = request.IsStrict,
            IsSecret = text => secrets.Any(secret => secret.Contains(text, StringComparison.Ordinal)),
        };
    }

    private static ImmutableArray<string> SecretsOf(TemplateRequest request) =>
    [
        .. request.Variables.Concat(request.MoreVariables.Where(pair => pair.Value is string).Select(pair => KeyValuePair.Create(pair.Key, (string)pair.Value!)))
            .Where(pair => pair.Value.Length > 0 && Secrets.IsNamed(pair.Key)).Select(pair => pair.Value),
    ];

    private static bool HoldsTemplate(string text)
    {
        for (var at = text.IndexOf('{', StringComparison.Ordinal); at >= 0 && at + 1 < text.Length; at = text.IndexOf('{', at + 1))
        {
            if (text[at + 1] is '{' or '%' or '#') return true;
        }

        return false;
    }
}
