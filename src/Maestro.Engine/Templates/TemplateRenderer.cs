using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Templates;

/// <summary>Renders an environment file before it is read as YAML. Passes on what holds no template; rendering itself is not there yet.</summary>
internal static class TemplateRenderer
{
    /// <summary>The rendered text of <paramref name="file"/>.</summary>
    /// <exception cref="MaestroException">The text holds a template. A template in a YAML comment counts: it is rendered before YAML is read.</exception>
    public static RenderedText Render(string file, string text)
    {
        for (var at = text.IndexOf('{', StringComparison.Ordinal); at >= 0 && at + 1 < text.Length; at = text.IndexOf('{', at + 1))
        {
            if (text[at + 1] is not ('{' or '%' or '#')) continue;
            var before = text.AsSpan(0, at);
            var (line, column) = (before.Count('\n') + 1, at - before.LastIndexOf('\n'));
            throw new MaestroException(ExitCode.InvalidFile, [Catalogue.TemplatesUnsupported(new SourceLocation(file, line, column, line, column + 2), text.Substring(at, 2))]);
        }

        return new RenderedText(file, text);
    }
}
