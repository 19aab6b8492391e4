using System.Globalization;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Rendering;

/// <summary><c>loop</c>: what the body of a loop knows of it. Looks one item ahead only when it is asked to.</summary>
internal sealed class LoopObject(Work work, IEnumerable<object?> items, object? sized, int depth, Func<object?, int, string>? recurse) : ITemplateObject, ITemplateCallable
{
    private IEnumerator<object?> _items = items.GetEnumerator();
    private object? _next = Missing.Value;
    private object? _current = Missing.Value;
    private object? _previous = Missing.Value;
    private PythonTuple? _lastChecked;
    private long? _length;
    private int _index = -1;

    public string Name => "loop";

    /// <summary>The items, one round each.</summary>
    public IEnumerable<object?> Rounds()
    {
        while (Peek() != Missing.Value)
        {
            var item = _next;
            _next = Missing.Value;
            _index++;
            _previous = _current;
            _current = item;
            yield return item;
        }
    }

    public bool TryGetAttribute(string name, out object? value)
    {
        (var isKnown, value) = name switch
        {
            "index" => (true, _index + 1L),
            "index0" => (true, (long)_index),
            "revindex" => (true, Length - _index),
            "revindex0" => (true, Length - _index - 1),
            "first" => (true, _index == 0),
            "last" => (true, Peek() == Missing.Value),
            "length" => (true, Length),
            "depth" => (true, depth + 1L),
            "depth0" => (true, (long)depth),
            "previtem" => (true, _index == 0 ? Undefined.Because("there is no previous item") : _previous),
            "nextitem" => (true, Peek() is var next && next == Missing.Value ? Undefined.Because("there is no next item") : next),
            "cycle" => (true, new TemplateFunction("cycle", Cycle)),
            "changed" => (true, (object?)new TemplateFunction("changed", (_, arguments) => Changed(arguments))),
            _ => (false, null),
        };
        return isKnown;
    }

    public object? Call(Work work, Arguments arguments)
    {
        if (recurse is null) throw Fault.Operation("the loop must have the mark 'recursive' to be called");
        return arguments is { Positional: [var inner], Named: [] } ? recurse(inner, depth + 1) : throw Fault.Operation("loop() takes the items of the inner loop, and nothing else");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"<LoopContext {_index + 1}/{Length}>");

    private long Length => _length ??= Sizes.Of(sized) ?? Drain();

    private object? Peek()
    {
        if (_next == Missing.Value && _items.MoveNext()) _next = _items.Current;
        return _next;
    }

    // What is made while the loop runs has no length: it is made to the end, and the loop goes on with the result.
    private long Drain()
    {
        var rest = new List<object?>();
        while (_items.MoveNext())
        {
            work.Iteration();
            rest.Add(_items.Current);
        }

        _items = rest.GetEnumerator();
        return rest.Count + _index + 1 + (_next == Missing.Value ? 0 : 1);
    }

    private object? Cycle(Work _, Arguments arguments) =>
        arguments.Positional.Count == 0 ? throw Fault.Operation("cycle() needs values to cycle through") : arguments.Positional[_index % arguments.Positional.Count];

    private bool Changed(Arguments arguments)
    {
        var values = new PythonTuple([.. arguments.Positional]);
        if (_lastChecked is not null && Operators.AreEqual(work, _lastChecked, values)) return false;
        _lastChecked = values;
        return true;
    }
}
