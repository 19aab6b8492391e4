using Maestro.Engine.Templates.Syntax;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Rendering;

/// <summary>A macro, or the body of a call block, with the variables around it.</summary>
internal sealed class Macro(Renderer renderer, Signature signature, Activation outer) : ITemplateCallable, ITemplateObject
{
    public string Name => Signature.Name ?? "caller";

    public Signature Signature { get; } = signature;

    public Activation Outer { get; } = outer;

    public object? Call(Work work, Arguments arguments) => renderer.Invoke(this, arguments);

    public bool TryGetAttribute(string name, out object? value)
    {
        (var isKnown, value) = name switch
        {
            "name" => (true, Signature.Name),
            "arguments" => (true, new PythonTuple([.. Signature.Parameters.Select(parameter => parameter.Text)])),
            "catch_kwargs" => (true, Signature.NamedRest >= 0),
            "catch_varargs" => (true, Signature.PositionalRest >= 0),
            "caller" => (true, (object?)(Signature.Caller >= 0)),
            _ => (false, null),
        };
        return isKnown;
    }

    public override string ToString() => $"<Macro {(Signature.Name is { } name ? $"'{name}'" : "anonymous")}>";
}
