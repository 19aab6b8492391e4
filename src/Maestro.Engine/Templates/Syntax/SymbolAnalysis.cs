using System.Runtime.CompilerServices;

namespace Maestro.Engine.Templates.Syntax;

/// <summary>Which names the statements of one frame read and assign; bodies with a frame of their own are left out.</summary>
internal static class SymbolAnalysis
{
    public static void Analyze(Body? body, Symbols symbols)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var statement in body?.Statements ?? []) Analyze(statement, symbols);
    }

    public static void Analyze(Expression? expression, Symbols symbols) => NameWalk.Visit(expression, name => symbols.Load(name.Text));

    public static void Analyze(Target target, Symbols symbols)
    {
        switch (target)
        {
            case Target.Name name:
                symbols.Store(name.Text);
                break;
            case Target.Attribute attribute:
                symbols.Load(attribute.Owner.Text);
                break;
            case Target.Tuple tuple:
                foreach (var item in tuple.Items) Analyze(item, symbols);
                break;
        }
    }

    private static void Analyze(Statement statement, Symbols symbols)
    {
        switch (statement)
        {
            case Statement.Print print:
                Analyze(print.Value, symbols);
                break;
            case Statement.Set set:
                Analyze(set.Value, symbols);
                Analyze(set.Target, symbols);
                break;
            case Statement.SetBlock set:
                Analyze(set.Target, symbols);
                break;
            case Statement.For loop:
                Analyze(loop.Items, symbols);
                break;
            case Statement.If branches:
                AnalyzeBranches(branches, symbols);
                break;
            case Statement.With with:
                foreach (var (_, value) in with.Variables) Analyze(value, symbols);
                break;
            case Statement.Macro macro:
                symbols.Store(macro.Target.Text);
                break;
            case Statement.CallBlock call:
                Analyze(call.Call, symbols);
                break;
            case Statement.FilterBlock filter:
                Analyze(filter.Filter, symbols);
                break;
            case Statement.Include include:
                Analyze(include.Template, symbols);
                break;
            case Statement.Import import:
                Analyze(import.Template, symbols);
                if (import.Module is { } module) symbols.Store(module.Text);
                foreach (var (_, target) in import.Names) symbols.Store(target.Text);
                break;
            case Statement.Extends extends:
                Analyze(extends.Template, symbols);
                break;
        }
    }

    private static void AnalyzeBranches(Statement.If branches, Symbols symbols)
    {
        Analyze(branches.Branches[0].Test, symbols);
        var first = symbols.Branch();
        Analyze(branches.Branches[0].Body, first);

        var others = symbols.Branch();
        foreach (var (test, body) in branches.Branches.Skip(1))
        {
            Analyze(test, others);
            var branch = others.Branch();
            Analyze(body, branch);
            others.Join(branch, others.Branch(), others.Branch());
        }

        var last = symbols.Branch();
        Analyze(branches.Otherwise, last);
        symbols.Join(first, others, last);
    }
}
