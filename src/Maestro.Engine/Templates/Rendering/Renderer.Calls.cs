using Maestro.Engine.Diagnostics;
using Maestro.Engine.Templates.Syntax;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Rendering;

/// <summary>Macros, and whatever else renders a body when it is called.</summary>
internal sealed partial class Renderer
{
    /// <summary>The text that a macro makes of its arguments.</summary>
    /// <exception cref="TemplateFault">They do not fit.</exception>
    public string Invoke(Macro macro, Arguments arguments)
    {
        var signature = macro.Signature;
        var activation = new Activation(signature.Activation, macro.Outer, macro.Outer.Context, macro.Outer.Template);
        var values = MacroArguments.Match(signature, arguments, activation);
        return Enclosed(FrameKind.Call, signature.Name, () =>
        {
            activation.Enter(signature.Body.Loads);
            for (var i = 0; i < values.Length; i++) activation.Write(signature.Parameters[i].Slot, values[i]);
            for (var i = 0; i < values.Length; i++)
            {
                if (values[i] == Missing.Value) activation.Write(signature.Parameters[i].Slot, Default(signature, i, activation));
            }

            foreach (var statement in signature.Body.Statements) Execute(statement, activation);
        });
    }

    private object? Default(Signature signature, int parameter, Activation activation)
    {
        var index = parameter - (signature.Parameters.Length - signature.Defaults.Length);
        return index >= 0 ? Evaluate(signature.Defaults[index], activation) : Undefined.Because($"parameter '{signature.Parameters[parameter].Text}' was not provided");
    }

    // Renders into a text of its own. Kept until the next one, so that printing it as it is keeps its places.
    private string Enclosed(FrameKind kind, string? name, Action render)
    {
        if (++_calls > _work.Limits.CallDepth) throw new TemplateFault(location => Catalogue.CallsTooDeep(location, _work.Limits.CallDepth));
        var (root, frame) = (_root, _frame);
        _root = null;
        _frame = _frames.Open(frame, kind, _callSite.Template, _callSite.Offset, name);
        _lastCaptured = Capture(render);
        (_root, _frame) = (root, frame);
        _calls--;
        return _lastCaptured.Text;
    }
}
