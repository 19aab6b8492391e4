using Maestro.Engine.Diagnostics;
using Maestro.Engine.Templates.Syntax;

namespace Maestro.Engine.Templates.Rendering;

/// <summary>What is told of a place in a template.</summary>
internal sealed class PlaceNotes : IPlaceNotes
{
    private const int LongestLine = 200;

    private readonly TemplateSource _source;
    private readonly Func<string?> _describe;
    private readonly int _line;
    private readonly int _column;

    private PlaceNotes(TemplateSource source, int line, int column, Func<string?> describe) => (_source, _line, _column, _describe) = (source, line, column, describe);

    /// <summary>The place of a part of a template.</summary>
    /// <param name="source">The template.</param>
    /// <param name="range">The part.</param>
    /// <param name="describe">How the template's text came to be there; asked only when it is shown.</param>
    public static SourceLocation Locate(TemplateSource source, TextRange range, Func<string?> describe)
    {
        var place = source.At(range);
        return place with { Notes = new PlaceNotes(source, place.Line, place.Column, describe) };
    }

    public string? Context => _describe();

    public string? LineText
    {
        get
        {
            var line = Secrets.Masked(_source.Line(_line));
            return line.Length <= LongestLine ? line : line.Substring(Start(line), LongestLine);
        }
    }

    public int LineTextColumn => Start(Secrets.Masked(_source.Line(_line))) + 1;

    private int Start(string line) => line.Length <= LongestLine ? 0 : Math.Clamp(_column - (LongestLine / 2), 0, line.Length - LongestLine);
}
