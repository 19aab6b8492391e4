using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Library;

/// <summary>Arguments matched with the parameters of a filter, test, method or function, as Python matches them.</summary>
internal sealed class ArgumentReader
{
    private readonly object?[] _values;
    private readonly bool[] _given;
    private readonly string _owner;
    private readonly string[] _names;

    /// <param name="owner">What is called, for messages: "filter 'join'".</param>
    /// <param name="arguments">What it is called with.</param>
    /// <param name="required">How many parameters must be given.</param>
    /// <param name="names">The parameters.</param>
    /// <exception cref="TemplateFault">The arguments do not fit.</exception>
    public ArgumentReader(string owner, Arguments arguments, int required, params string[] names)
    {
        (_owner, _names, _values, _given) = (owner, names, new object?[names.Length], new bool[names.Length]);
        if (arguments.Positional.Count > names.Length) throw Fault.Operation($"{owner} takes {Count(names)}, not {arguments.Positional.Count}");
        for (var i = 0; i < arguments.Positional.Count; i++) (_values[i], _given[i]) = (arguments.Positional[i], true);
        foreach (var (name, value) in arguments.Named)
        {
            var at = Array.IndexOf(names, name);
            if (at < 0) throw Fault.Operation($"{owner} has no argument '{name}'{(names.Length == 0 ? "" : $"; it takes {string.Join(", ", names)}")}");
            if (_given[at]) throw Fault.Operation($"{owner} is given the argument '{name}' twice");
            (_values[at], _given[at]) = (value, true);
        }

        for (var i = 0; i < required; i++)
        {
            if (!_given[i]) throw Fault.Operation($"{owner} needs the argument '{names[i]}'");
        }
    }

    public object? this[int index] => _values[index];

    public bool Has(int index) => _given[index];

    /// <summary>A text; what is no text is refused.</summary>
    public string Text(int index, string otherwise = "") => !_given[index] ? otherwise
        : _values[index] is Undefined undefined ? throw undefined.Fault()
        : Markup.TextOf(_values[index]) ?? throw Unfit(index, "a text");

    /// <summary>A text, or null when it is none or not given.</summary>
    public string? TextOrNone(int index) => !_given[index] || _values[index] is null ? null : Text(index);

    public long Integer(int index, long otherwise = 0) => !_given[index] ? otherwise : _values[index] switch
    {
        long number => number,
        bool flag => flag ? 1 : 0,
        Undefined undefined => throw undefined.Fault(),
        _ => throw Unfit(index, "a whole number"),
    };

    /// <summary>True or false, or a number for one; a text is refused, so that <c>sort('name')</c> does not merely reverse.</summary>
    public bool Switch(int index) => Integer(index) != 0;

    public bool Flag(int index) => _given[index] && Operators.IsTrue(_values[index]);

    private TemplateFault Unfit(int index, string expected) => Fault.Operation($"the argument '{_names[index]}' of {_owner} must be {expected}, not '{TypeNames.Of(_values[index])}'");

    private static string Count(string[] names) => names.Length switch
    {
        0 => "no arguments",
        1 => "one argument",
        var count => $"up to {count} arguments",
    };
}
