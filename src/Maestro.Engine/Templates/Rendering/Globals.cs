using Maestro.Engine.Diagnostics;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Rendering;

/// <summary>Functions that every template has.</summary>
internal static class Globals
{
    public static IEnumerable<TemplateFunction> All { get; } =
    [
        new("range", Range),
        new("dict", Dictionary),
        new("namespace", Namespace),
        new("cycler", (_, arguments) => arguments.Positional.Count > 0 ? new Cycler([.. arguments.Positional]) : throw Fault.Operation("at least one item has to be provided to cycler()")),
        new("joiner", Joiner),
    ];

    private static PythonRange Range(Work work, Arguments arguments)
    {
        if (arguments.Named.Count > 0) throw Fault.Operation("range() takes no keyword arguments");
        var numbers = arguments.Positional.Select(Number).ToArray();
        var (start, stop, step) = numbers switch
        {
            [var only] => (0L, only, 1L),
            [var first, var last] => (first, last, 1L),
            [var first, var last, var by] => (first, last, by),
            _ => throw Fault.Operation($"range() takes 1 to 3 arguments, but got {numbers.Length}"),
        };
        if (step == 0) throw Fault.Operation("range() arg 3 must not be zero");
        var length = step > 0 ? ((Int128)stop - start + step - 1) / step : ((Int128)start - stop - step - 1) / -(Int128)step;
        if (length > work.Limits.Range) throw new TemplateFault(location => Catalogue.RangeTooLong(location, work.Limits.Range));
        return new PythonRange(start, stop, step);
    }

    private static long Number(object? value) => value switch
    {
        long number => number,
        bool flag => flag ? 1 : 0,
        Undefined undefined => throw undefined.Fault(),
        _ => throw Fault.Operation($"'{TypeNames.Of(value)}' object cannot be interpreted as an integer"),
    };

    private static PythonDictionary Dictionary(Work work, Arguments arguments) => Dictionaries.Of(work, "dict", arguments);

    private static TemplateNamespace Namespace(Work work, Arguments arguments)
    {
        var result = new TemplateNamespace();
        foreach (var (key, value) in Dictionaries.Of(work, "namespace", arguments).Entries)
        {
            if (key is string name) result[name] = value;
        }

        return result;
    }

    private static TemplateFunction Joiner(Work work, Arguments arguments)
    {
        var separator = arguments switch
        {
            { Positional: [], Named: [] } => ", ",
            { Positional: [var value], Named: [] } => value,
            { Positional: [], Named: [{ Key: "sep", Value: var value }] } => value,
            _ => throw Fault.Operation("joiner() takes a separator, and nothing else"),
        };
        var isUsed = false;
        return new TemplateFunction("joiner", (_, _) =>
        {
            if (isUsed) return separator;
            isUsed = true;
            return "";
        });
    }
}
