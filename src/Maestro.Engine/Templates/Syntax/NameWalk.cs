using System.Runtime.CompilerServices;

namespace Maestro.Engine.Templates.Syntax;

/// <summary>Walks through the names that an expression reads, in the order in which Jinja2 keeps them.</summary>
internal static class NameWalk
{
    public static void Visit(Expression? expression, Action<Expression.Name> visit)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (expression)
        {
            case Expression.Name name:
                visit(name);
                break;
            case Expression.List list:
                foreach (var item in list.Items) Visit(item, visit);
                break;
            case Expression.Tuple tuple:
                foreach (var item in tuple.Items) Visit(item, visit);
                break;
            case Expression.Dictionary dictionary:
                foreach (var (key, value) in dictionary.Entries)
                {
                    Visit(key, visit);
                    Visit(value, visit);
                }

                break;
            case Expression.Unary unary:
                Visit(unary.Operand, visit);
                break;
            case Expression.Binary binary:
                Visit(binary.Left, visit);
                Visit(binary.Right, visit);
                break;
            case Expression.Comparison comparison:
                Visit(comparison.First, visit);
                foreach (var (_, operand) in comparison.Rest) Visit(operand, visit);
                break;
            case Expression.Concatenation concatenation:
                foreach (var item in concatenation.Items) Visit(item, visit);
                break;
            case Expression.Conditional conditional:
                Visit(conditional.Condition, visit);
                Visit(conditional.Value, visit);
                Visit(conditional.Otherwise, visit);
                break;
            case Expression.Attribute attribute:
                Visit(attribute.Target, visit);
                break;
            case Expression.Item item:
                Visit(item.Target, visit);
                Visit(item.Key, visit);
                break;
            case Expression.Slice slice:
                Visit(slice.Start, visit);
                Visit(slice.Stop, visit);
                Visit(slice.Step, visit);
                break;
            case Expression.Call call:
                Visit(call.Target, visit);
                Visit(call.Arguments, visit);
                break;
            case Expression.Filter filter:
                Visit(filter.Value, visit);
                Visit(filter.Arguments, visit);
                break;
            case Expression.Test test:
                Visit(test.Value, visit);
                Visit(test.Arguments, visit);
                break;
        }
    }

    private static void Visit(CallArguments arguments, Action<Expression.Name> visit)
    {
        foreach (var argument in arguments.All) Visit(argument, visit);
    }
}
