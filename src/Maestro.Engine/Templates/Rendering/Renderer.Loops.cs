using Maestro.Engine.Templates.Syntax;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Rendering;

/// <summary>Loops.</summary>
internal sealed partial class Renderer
{
    /// <summary>Runs the body of a recursive loop over other items: what <c>loop(items)</c> makes.</summary>
    public string Recurse(Statement.For loop, object? items, Activation outer, int depth) => Enclosed(FrameKind.Call, "loop", () =>
        RunLoop(loop, items, new Activation(loop.Activation, outer, outer.Context, outer.Template), outer, depth));

    private void For(Statement.For loop, Activation activation)
    {
        var items = Evaluate(loop.Items, activation);
        var inner = loop.IsRecursive ? new Activation(loop.Activation, activation, activation.Context, activation.Template) : activation;
        RunLoop(loop, items, inner, activation, 0);
    }

    private void RunLoop(Statement.For loop, object? items, Activation activation, Activation outer, int depth)
    {
        var around = _frame;
        var index = 0;
        var sequence = Sequence(loop, items, activation);
        var state = loop.Loop is null ? null : new LoopObject(_work, sequence, loop.Test is null ? items : null, depth, loop.IsRecursive ? (inner, level) => Recurse(loop, inner, outer, level) : null);
        foreach (var item in state?.Rounds() ?? sequence)
        {
            _work.Iteration();
            _frame = _frames.OpenRound(around, loop, item, index++);
            Assign(loop.Target, item, activation);
            if (loop.Loop is { } slot) activation.Write(slot, state);
            Run(loop.Body, activation);
        }

        _frame = around;
        if (index == 0 && loop.Otherwise is { } otherwise) Run(otherwise, activation);
    }

    private IEnumerable<object?> Sequence(Statement.For loop, object? items, Activation activation)
    {
        try
        {
            RefuseUndefinedWhenStrict(items, loop.Items, activation);
            var sequence = Iteration.Enumerate(_work, items);
            return loop.Test is null ? sequence : Kept(loop, sequence, activation);
        }
        catch (TemplateFault fault)
        {
            throw Located(fault, loop.Items.Range, activation);
        }
    }

    // Tested one by one while the body runs, so that a test sees what the body did.
    private IEnumerable<object?> Kept(Statement.For loop, IEnumerable<object?> items, Activation activation)
    {
        activation.Enter(loop.TestLoads);
        foreach (var item in items)
        {
            _work.Iteration();
            Assign(loop.TestTarget, item, activation);
            if (IsTrue(loop.Test!, activation)) yield return Rebuilt(loop.TestTarget, activation);
        }
    }

    private static object? Rebuilt(Target target, Activation activation) => target switch
    {
        Target.Name name => activation.Read(name.Slot),
        Target.Tuple tuple => new PythonTuple([.. tuple.Items.Select(item => Rebuilt(item, activation))]),
        _ => null,
    };
}
