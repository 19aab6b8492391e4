using Maestro.Engine.Diagnostics;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Library;

/// <summary>Filters that keep or drop items by a test.</summary>
internal static class ChoiceFilters
{
    public static Dictionary<string, Filter> All { get; } = new(StringComparer.Ordinal)
    {
        ["select"] = static (work, value, arguments) => Choose(work, value, arguments, "select", ofAttribute: false, keeps: true),
        ["reject"] = static (work, value, arguments) => Choose(work, value, arguments, "reject", ofAttribute: false, keeps: false),
        ["selectattr"] = static (work, value, arguments) => Choose(work, value, arguments, "selectattr", ofAttribute: true, keeps: true),
        ["rejectattr"] = static (work, value, arguments) => Choose(work, value, arguments, "rejectattr", ofAttribute: true, keeps: false),
    };

    // Of what is empty or false nothing is asked, not even whether there is such a test.
    private static PythonIterator Choose(Work work, object? value, Arguments arguments, string filter, bool ofAttribute, bool keeps) =>
        PythonIterator.Lazy(() => Operators.IsTrue(value) ? Chosen(work, value, arguments, filter, ofAttribute, keeps) : []);

    private static IEnumerable<object?> Chosen(Work work, object? value, Arguments arguments, string filter, bool ofAttribute, bool keeps)
    {
        if (ofAttribute && arguments.Positional.Count == 0) throw Fault.Operation($"filter '{filter}' needs the name of an attribute");
        var read = ofAttribute ? Sorting.Attribute(work, arguments.Positional[0]) : static item => item;
        var rest = arguments.Positional.Skip(ofAttribute ? 1 : 0).ToArray();
        var test = rest.Length == 0 ? static (_, item, _) => Operators.IsTrue(item) : Named(work, filter, rest[0]);
        var given = arguments with { Positional = [.. rest.Skip(1)] };
        return Iteration.Enumerate(work, value).Where(item =>
        {
            work.Step();
            return test(work, read(item), given) == keeps;
        });
    }

    private static Test Named(Work work, string filter, object? name)
    {
        var text = Markup.TextOf(name) ?? throw Fault.Operation($"filter '{filter}' needs the name of a test as a text");
        return work.FindTest(text) ?? throw new TemplateFault(location => Catalogue.UnknownInTemplate(location, "test", text, Tests.Names));
    }
}
