using System.Text;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Library;

/// <summary>Filters that make texts safe for another language: HTML or JSON.</summary>
internal static class EscapeFilters
{
    public static Dictionary<string, Filter> All { get; } = new(StringComparer.Ordinal)
    {
        ["escape"] = (work, value, arguments) => Escape(work, value, Read("escape", arguments, 0)),
        ["e"] = (work, value, arguments) => Escape(work, value, Read("e", arguments, 0)),
        ["safe"] = static (work, value, arguments) => Read("safe", arguments, 0) is null ? null : value as Markup ?? new Markup(Printer.Str(work, value)),
        ["tojson"] = static (work, value, arguments) =>
        {
            var read = Read("tojson", arguments, 0, "indent");
            return new Markup(JsonText.Of(work, value, read.Has(0) && read[0] is not null ? work.Width(read.Integer(0)) : null));
        },
    };

    /// <summary>A text with what HTML gives a meaning written in another way.</summary>
    public static string Escape(string text) => new StringBuilder(text).Replace("&", "&amp;").Replace(">", "&gt;").Replace("<", "&lt;").Replace("'", "&#39;").Replace("\"", "&#34;").ToString();

    private static Markup Escape(Work work, object? value, ArgumentReader read)
    {
        _ = read;
        if (value is Markup markup) return markup;
        var text = Printer.Str(work, value);
        work.ReserveText(text.Length * 2L);
        return new Markup(Escape(text));
    }

    private static ArgumentReader Read(string name, Arguments arguments, int required, params string[] names) => new($"filter '{name}'", arguments, required, names);
}
