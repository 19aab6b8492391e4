using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Maestro.Engine.Templates.Syntax;

/// <summary>
/// Which of some special names (<c>loop</c>, <c>caller</c>) a body reads without having assigned them before, by Jinja2's own rule, which looks
/// at the order of the text and not at scopes.
/// </summary>
internal sealed class Undeclared
{
    private readonly HashSet<string> _names;
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);

    private Undeclared(IEnumerable<string> names) => _names = new HashSet<string>(names, StringComparer.Ordinal);

    public static HashSet<string> In(Body body, params IEnumerable<string> names)
    {
        var search = new Undeclared(names);
        search.Visit(body);
        return search._found;
    }

    private void Visit(Body? body)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var statement in body?.Statements ?? []) Visit(statement);
    }

    private void Visit(Expression? expression) => NameWalk.Visit(expression, name =>
    {
        if (_names.Contains(name.Text)) _found.Add(name.Text);
    });

    private void Visit(Target target)
    {
        foreach (var name in target.Names) _names.Remove(name.Text);
    }

    private void Visit(ImmutableArray<Target.Name> parameters, Signature signature)
    {
        foreach (var parameter in parameters) _names.Remove(parameter.Text);
        foreach (var value in signature.Defaults) Visit(value);
        Visit(signature.Body);
    }

    private void Visit(Statement statement)
    {
        switch (statement)
        {
            case Statement.Print print:
                Visit(print.Value);
                break;
            case Statement.Set set:
                Visit(set.Target);
                Visit(set.Value);
                break;
            case Statement.SetBlock set:
                Visit(set.Target);
                Visit(set.Filter);
                Visit(set.Body);
                break;
            case Statement.For loop:
                Visit(loop.Target);
                Visit(loop.Items);
                Visit(loop.Body);
                Visit(loop.Otherwise);
                Visit(loop.Test);
                break;
            case Statement.If branches:
                foreach (var (test, body) in branches.Branches)
                {
                    Visit(test);
                    Visit(body);
                }

                Visit(branches.Otherwise);
                break;
            case Statement.With with:
                foreach (var (target, _) in with.Variables) Visit(target);
                foreach (var (_, value) in with.Variables) Visit(value);
                Visit(with.Body);
                break;
            case Statement.Macro macro:
                Visit(macro.Signature.Parameters, macro.Signature);
                break;
            case Statement.CallBlock call:
                Visit(call.Call);
                Visit(call.Caller.Parameters, call.Caller);
                break;
            case Statement.FilterBlock filter:
                Visit(filter.Body);
                Visit(filter.Filter);
                break;
            case Statement.Include include:
                Visit(include.Template);
                break;
            case Statement.Import import:
                Visit(import.Template);
                break;
            case Statement.Extends extends:
                Visit(extends.Template);
                break;
        }
    }
}
