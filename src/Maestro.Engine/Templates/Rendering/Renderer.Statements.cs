using System.Runtime.CompilerServices;
using Maestro.Engine.Templates.Syntax;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Rendering;

/// <summary>Statements that print, assign and branch.</summary>
internal sealed partial class Renderer
{
    // A body in its own frame; of one that has none, nothing is loaded.
    private void Run(Body body, Activation activation)
    {
        activation.Enter(body.Loads);
        foreach (var statement in body.Statements) Execute(statement, activation);
    }

    private void Execute(Statement statement, Activation activation)
    {
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            _work.Step();
            ExecuteCore(statement, activation);
        }
        catch (TemplateFault fault)
        {
            throw Located(fault, statement.Range, activation);
        }
        catch (InsufficientExecutionStackException)
        {
            throw TooDeep(statement.Range, activation);
        }
    }

    private void ExecuteCore(Statement statement, Activation activation)
    {
        switch (statement)
        {
            case Statement.Text text:
                if (_root?.Parent is not null) break;
                Count(text.Range.End - text.Range.Start);
                _output.AddLiteral(activation.Template.Index, text.Range.Start, activation.Template.Source.Text.AsSpan(text.Range.Start, text.Range.End - text.Range.Start), _frame);
                break;
            case Statement.Print print:
                if (_root?.Parent is null) Print(print.Value, Evaluate(print.Value, activation), print.Range, activation);
                break;
            case Statement.For loop:
                For(loop, activation);
                break;
            case Statement.If branches:
                If(branches, activation);
                break;
            case Statement.Set set:
                Assign(set.Target, Evaluate(set.Value, activation), activation);
                if (set.IsTopLevel) Export(set.Target, activation);
                break;
            case Statement.SetBlock set:
                SetBlock(set, activation);
                break;
            case Statement.With with:
                foreach (var (target, value) in with.Variables) Assign(target, Evaluate(value, activation), activation);
                Run(with.Body, activation);
                break;
            case Statement.FilterBlock filter:
                FilterBlock(filter, activation);
                break;
            case Statement.Macro macro:
                activation.Write(macro.Target.Slot, new Macro(this, macro.Signature, activation));
                if (macro.IsTopLevel) Export(macro.Target, activation);
                break;
            case Statement.CallBlock call:
                CallBlock(call, activation);
                break;
            default:
                ExecuteTemplates(statement, activation);
                break;
        }
    }

    private void ExecuteTemplates(Statement statement, Activation activation)
    {
        switch (statement)
        {
            case Statement.Block block:
                Block(block, activation);
                break;
            case Statement.Include include:
                Include(include, activation);
                break;
            case Statement.Import import:
                Import(import, activation);
                break;
            case Statement.Extends extends:
                Extends(extends, activation);
                break;
        }
    }

    // What a macro or block made keeps the places where it was made, as long as nothing changed the text.
    private void Print(Expression source, object? value, TextRange range, Activation activation)
    {
        if (source is Expression.Call && value is string text && ReferenceEquals(text, _lastCaptured?.Text))
        {
            Emit(_lastCaptured!);
            return;
        }

        RefuseUndefinedWhenStrict(value, source, activation);
        Emit(Printer.Str(_work, value), range, activation);
    }

    private void If(Statement.If branches, Activation activation)
    {
        foreach (var (test, body) in branches.Branches)
        {
            if (!IsTrue(test, activation)) continue;
            Run(body, activation);
            return;
        }

        if (branches.Otherwise is { } otherwise) Run(otherwise, activation);
    }

    private void SetBlock(Statement.SetBlock set, Activation activation)
    {
        var saved = _root;
        _root = null;
        object? value = Capture(() => Run(set.Body, activation)).Text;
        _root = saved;
        if (set.Filter is { } filter) value = FilterOf(filter, value, activation);
        Assign(set.Target, value, activation);
        if (set.IsTopLevel) Export(set.Target, activation);
    }

    private void FilterBlock(Statement.FilterBlock block, Activation activation)
    {
        var captured = Capture(() => Run(block.Body, activation));
        var value = FilterOf(block.Filter, captured.Text, activation);
        Emit(Markup.TextOf(value) ?? throw Fault.Operation($"the filters of a block make a text, and these make '{TypeNames.Of(value)}': put string behind them"), block.Range, activation);
    }

    private void CallBlock(Statement.CallBlock block, Activation activation)
    {
        var caller = new KeyValuePair<string, object?>("caller", new Macro(this, block.Caller, activation));
        var value = Call(block.Call, activation, caller);
        Print(block.Call, value, block.Range, activation);
    }

    private void Assign(Target target, object? value, Activation activation)
    {
        switch (target)
        {
            case Target.Name name:
                activation.Write(name.Slot, value);
                break;
            case Target.Attribute attribute:
                if (activation.Read(attribute.Owner.Slot) is not TemplateNamespace owner) throw Fault.Operation("only an attribute of a namespace can be assigned: make it with namespace()");
                owner[attribute.AttributeName] = value;
                break;
            case Target.Tuple tuple:
                var items = Unpacking.Items(_work, value, tuple.Items.Length);
                for (var i = 0; i < items.Length; i++) Assign(tuple.Items[i], items[i], activation);
                break;
        }
    }

    // What is set at the top of a template is seen by its blocks and by those who import it.
    private static void Export(Target target, Activation activation)
    {
        foreach (var name in target.Names)
        {
            activation.Context.Variables[name.Text] = activation.Read(name.Slot);
            if (!name.Text.StartsWith('_')) activation.Context.Exported.Add(name.Text);
        }
    }
}
