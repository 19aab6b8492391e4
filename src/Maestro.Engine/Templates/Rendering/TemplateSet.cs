using Maestro.Engine.Diagnostics;
using Maestro.Engine.Templates.Syntax;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Rendering;

/// <summary>The templates of one rendering, each read and parsed once.</summary>
internal sealed class TemplateSet(ITemplateLoader loader, Vocabulary vocabulary, TemplateLimits limits)
{
    private readonly Dictionary<string, Template> _byName = new(StringComparer.Ordinal);
    private readonly List<Template> _all = [];

    /// <summary>All that were read, in the order of their indexes.</summary>
    public IReadOnlyList<Template> All => _all;

    /// <summary>The template of that name.</summary>
    /// <exception cref="TemplateFault">It does not exist, or may not be read.</exception>
    /// <exception cref="MaestroException">It is not well formed.</exception>
    public Template Get(string name)
    {
        var path = TemplateNames.Path(name) ?? throw NotFound(name, "lies outside of the folder of the environment file: names are relative to that folder, with '/' and without '..'");
        if (_byName.TryGetValue(path, out var known)) return known;

        if (_all.Count == limits.Templates) throw new TemplateFault(location => Catalogue.TooManyTemplates(location, limits.Templates));
        var file = loader.Read(path, limits.TemplateLength);
        if (file.Fault is { } fault) throw NotFound(name, fault);
        if (file.Text!.Length > limits.TemplateLength) throw new TemplateFault(location => Catalogue.TemplateTooLong(location, name, limits.TemplateLength));
        return _byName[path] = Add(new TemplateSource(path, file.File, file.Text));
    }

    /// <summary>Whether there is a template of that name; one that is there but cannot be read counts as there.</summary>
    public bool Exists(string name) => TemplateNames.Path(name) is { } path && (_byName.ContainsKey(path) || loader.Exists(path));

    /// <summary>Adds a template that was read already.</summary>
    public Template Add(TemplateSource source)
    {
        var template = Parser.Parse(source, vocabulary, limits.Nesting);
        template.Index = _all.Count;
        _all.Add(template);
        return template;
    }

    private static TemplateFault NotFound(string name, string reason) => new(location => Catalogue.TemplateNotFound(location, name, reason));
}
