using Maestro.Engine.Templates.Syntax;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Rendering;

/// <summary>Gives the arguments of a call to the parameters of a macro, by Jinja2's rules.</summary>
internal static class MacroArguments
{
    /// <summary>The values of the parameters, <see cref="Missing"/> where none was given. What the macro takes beside them is written into its activation.</summary>
    /// <exception cref="TemplateFault">There are arguments that it does not take.</exception>
    public static object?[] Match(Signature signature, Arguments arguments, Activation activation)
    {
        var count = signature.Parameters.Length;
        var values = new object?[count];
        var named = arguments.Named.ToList();
        for (var i = 0; i < count; i++)
            values[i] = i < arguments.Positional.Count ? arguments.Positional[i] : Take(named, signature.Parameters[i].Text);

        if (signature.Caller >= 0)
        {
            var caller = Take(named, "caller");
            activation[signature.Caller] = caller is null || caller == Missing.Value ? Undefined.Because("No caller defined") : caller;
        }

        if (signature.NamedRest >= 0) activation[signature.NamedRest] = Dictionaries.Of(named);
        else if (named.Count > 0) throw Fault.Operation($"{Shown(signature)} takes no keyword argument '{named[0].Key}'");
        if (signature.PositionalRest >= 0) activation[signature.PositionalRest] = new PythonTuple([.. arguments.Positional.Skip(count)]);
        else if (arguments.Positional.Count > count) throw Fault.Operation($"{Shown(signature)} takes not more than {count} argument(s)");
        return values;
    }

    private static object? Take(List<KeyValuePair<string, object?>> named, string name)
    {
        var index = named.FindIndex(argument => argument.Key == name);
        if (index < 0) return Missing.Value;
        var value = named[index].Value;
        named.RemoveAt(index);
        return value;
    }

    private static string Shown(Signature signature) => signature.Name is { } name ? $"macro '{name}'" : "caller()";
}
