using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Library.Methods;

/// <summary>The methods of texts on markup: what they give is markup, and texts that they put into it are escaped.</summary>
internal static class MarkupMethods
{
    public static ITemplateCallable? Find(Markup markup, string name) => StringMethods.Find(markup.Text, name) is { } method ? new MarkupMethod(method) : null;

    /// <summary>A text, or the texts of a tuple or map, escaped.</summary>
    public static object? Escaped(object? value) => value switch
    {
        string text => new Markup(EscapeFilters.Escape(text)),
        PythonTuple tuple => new PythonTuple([.. tuple.Items.Select(Escaped)]),
        PythonDictionary map => new PythonDictionary(map.Entries.Select(entry => new KeyValuePair<object?, object?>(entry.Key, Escaped(entry.Value)))),
        _ => value,
    };

    private static object? Marked(object? value) => value switch
    {
        string text => new Markup(text),
        PythonList list => new PythonList([.. list.Items.Select(Marked)]),
        PythonTuple tuple => new PythonTuple([.. tuple.Items.Select(Marked)]),
        _ => value,
    };

    private sealed class MarkupMethod(ITemplateCallable method) : ITemplateCallable
    {
        public string Name => method.Name;

        public object? Call(Work work, Arguments arguments) => Marked(method.Call(work, Name switch
        {
            "replace" or "format" => new Arguments([.. arguments.Positional.Select(Escaped)], [.. arguments.Named.Select(named => new KeyValuePair<string, object?>(named.Key, Escaped(named.Value)))]),
            "join" when arguments.Positional is [var items] => arguments with { Positional = [new PythonTuple([.. Iteration.Enumerate(work, items).Select(item => Escaped(item is Markup ? item : Printer.Str(work, item)))])] },
            _ => arguments,
        }));
    }
}
