using Maestro.Engine.Diagnostics;
using Maestro.Engine.Templates.Syntax;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Rendering;

/// <summary>Calls, filters and tests.</summary>
internal sealed partial class Renderer
{
    private object? Call(Expression.Call call, Activation activation, KeyValuePair<string, object?>? caller)
    {
        var target = EvaluateQuietly(call.Target, activation);
        var arguments = Arguments(call.Arguments, activation, caller);
        switch (target)
        {
            case ITemplateCallable callable:
                _callSite = (activation.Template, call.Range.Start);
                return callable.Call(_work, arguments);
            case Undefined undefined:
                throw undefined.Fault();
            default:
                throw Fault.Operation($"'{TypeNames.Of(target)}' object is not callable");
        }
    }

    private Arguments Arguments(CallArguments written, Activation activation, KeyValuePair<string, object?>? caller = null)
    {
        if (ReferenceEquals(written, CallArguments.None) && caller is null) return Templates.Values.Arguments.None;

        var positional = Values(written.Positional, activation);
        var named = new List<KeyValuePair<string, object?>>();
        foreach (var (name, value) in written.Named) named.Add(new(name, Evaluate(value, activation)));
        if (caller is { } given) AddNamed(named, given.Key, given.Value);
        if (written.List is { } list) positional.AddRange(Iteration.Enumerate(_work, Evaluate(list, activation)));
        if (written.Dictionary is { } dictionary)
        {
            if (Evaluate(dictionary, activation) is not PythonDictionary map) throw Fault.Operation("what stands behind '**' must be a map");
            foreach (var (key, value) in map.Entries) AddNamed(named, key as string ?? throw Fault.Operation("keywords must be strings"), value);
        }

        return new Arguments(positional, named);
    }

    private static void AddNamed(List<KeyValuePair<string, object?>> named, string name, object? value)
    {
        if (named.Exists(argument => argument.Key == name)) throw Fault.Operation($"got multiple values for keyword argument '{name}'");
        named.Add(new(name, value));
    }

    private object? Filter(Expression.Filter filter, Activation activation) =>
        ApplyFilter(filter, filter.FilterName is "default" or "d" ? EvaluateQuietly(filter.Value!, activation) : Evaluate(filter.Value!, activation), activation);

    // The filters of a block: the innermost works on its text.
    private object? FilterOf(Expression.Filter filter, object? text, Activation activation)
    {
        var filters = new Stack<Expression.Filter>();
        for (var current = filter; current is not null; current = current.Value as Expression.Filter) filters.Push(current);
        foreach (var current in filters)
        {
            try
            {
                text = ApplyFilter(current, text, activation);
            }
            catch (TemplateFault fault)
            {
                throw Located(fault, current.Range, activation);
            }
        }

        return text;
    }

    private object? ApplyFilter(Expression.Filter filter, object? value, Activation activation)
    {
        var name = filter.FilterName;
        var function = _work.FindFilter(name) ?? throw new TemplateFault(location => Catalogue.UnknownInTemplate(location, "filter", name, _environment.Vocabulary.Filters, Vocabulary.HintForFilter(name)));
        if (name is not ("default" or "d")) RefuseUndefinedWhenStrict(value, filter.Value ?? filter, activation);
        _work.Read(value);
        return function(_work, value, Arguments(filter.Arguments, activation));
    }

    private bool Test(Expression.Test test, Activation activation)
    {
        var name = test.TestName;
        var function = _work.FindTest(name) ?? throw new TemplateFault(location => Catalogue.UnknownInTemplate(location, "test", name, _environment.Vocabulary.Tests));
        var value = name is "defined" or "undefined" or "none" ? EvaluateQuietly(test.Value, activation) : Evaluate(test.Value, activation);
        return function(_work, value, Arguments(test.Arguments, activation));
    }
}
