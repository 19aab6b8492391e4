using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Templates.Syntax;

/// <summary>What stands behind a value: attributes, items, calls, filters and tests.</summary>
internal sealed partial class Parser
{
    private Expression Postfix(Expression value)
    {
        while (true)
        {
            if (Current.Is(".")) value = Dot(value);
            else if (Current.Is("[")) value = Subscript(value);
            else if (Current.Is("(")) value = Call(value);
            else return value;
        }
    }

    private Expression FiltersAndTests(Expression value)
    {
        while (true)
        {
            if (Current.Is("|")) value = Filter(value);
            else if (Current.IsName("is")) value = Test(value);
            else if (Current.Is("(")) value = Call(value);
            else return value;
        }
    }

    private Expression Dot(Expression target)
    {
        Next();
        var token = Current;
        if (token.Kind is not (TokenKind.Name or TokenKind.Integer)) throw Unexpected("a name or a number");
        Next();
        var range = TextRange.Over(target.Range, token.Range);
        return token.Kind == TokenKind.Name
            ? new Expression.Attribute(range, target, (string)token.Value!)
            : new Expression.Item(range, target, new Expression.Literal(token.Range, token.Value));
    }

    private Expression.Item Subscript(Expression target)
    {
        var start = Expect("[").Range;
        Enter();
        var keys = ImmutableArray.CreateBuilder<Expression>();
        while (!Current.Is("]"))
        {
            if (keys.Count > 0) Expect(",");
            keys.Add(Key());
        }

        Leave();
        var end = Expect("]").Range;
        var key = keys.Count == 1 ? keys[0] : new Expression.Tuple(TextRange.Over(start, end), keys.DrainToImmutable());
        return new Expression.Item(TextRange.Over(target.Range, end), target, key);
    }

    private Expression Key()
    {
        var from = Current.Range;
        Expression? start = null;
        if (!Current.Is(":"))
        {
            start = Expression();
            if (!Current.Is(":")) return start;
        }

        Expect(":");
        var stop = Current.Is(":") || IsKeyEnd ? null : Expression();
        var step = Skip(":") && !IsKeyEnd ? Expression() : null;
        return new Expression.Slice(new TextRange(from.Start, Current.Range.Start), start, stop, step);
    }

    private bool IsKeyEnd => Current.Is("]") || Current.Is(",");

    private Expression.Call Call(Expression target)
    {
        var arguments = Arguments(out var end);
        return new Expression.Call(new TextRange(target.Range.Start, end), target, arguments);
    }

    private CallArguments Arguments(out int end)
    {
        Expect("(");
        var positional = ImmutableArray.CreateBuilder<Expression>();
        var named = ImmutableArray.CreateBuilder<(string, Expression)>();
        Expression? list = null, dictionary = null;
        var isFirst = true;
        while (!Current.Is(")"))
        {
            if (!isFirst)
            {
                Expect(",");
                if (Current.Is(")")) break;
            }

            isFirst = false;
            if (Current.Is("*") && list is null && dictionary is null)
            {
                Next();
                list = Expression();
            }
            else if (Current.Is("**") && dictionary is null)
            {
                Next();
                dictionary = Expression();
            }
            else if (Current.Kind == TokenKind.Name && Following.Is("=") && dictionary is null)
            {
                var name = Next();
                Next();
                if (named.Any(argument => argument.Item1 == (string)name.Value!)) throw new TemplateSyntaxException(name.Range, $"the argument '{name.Value}' is given twice");
                named.Add(((string)name.Value!, Expression()));
            }
            else if (list is null && dictionary is null && named.Count == 0)
            {
                positional.Add(Expression());
            }
            else
            {
                throw new TemplateSyntaxException(Current.Range, "arguments come in this order: values, name=value, *list, **map");
            }
        }

        end = Expect(")").Range.End;
        return new CallArguments(positional.DrainToImmutable(), named.DrainToImmutable(), list, dictionary);
    }

    // Without a value it is the filter of a block, whose '|' may be left out before the first.
    private Expression.Filter Filter(Expression? value, bool isInline = false)
    {
        Expression.Filter? filter = null;
        while (Current.Is("|") || isInline)
        {
            if (!isInline) Next();
            isInline = false;
            var start = Current.Range;
            var name = DottedName("the name of a filter", out var end);
            var arguments = Current.Is("(") ? Arguments(out end) : CallArguments.None;
            if (!_vocabulary.Filters.Contains(name))
                _unknown.Add(Catalogue.UnknownInTemplate(_source.At(start), "filter", name, _vocabulary.Filters, Vocabulary.HintForFilter(name)));
            value = filter = new Expression.Filter(new TextRange((value?.Range ?? start).Start, end), value, name, arguments);
        }

        return filter!;
    }

    private Expression Test(Expression value)
    {
        Next();
        var isNot = SkipName("not");
        var start = Current.Range;
        var name = DottedName("the name of a test", out var end);
        var arguments = CallArguments.None;
        if (Current.Is("("))
        {
            arguments = Arguments(out end);
        }
        else if (Current.Kind is TokenKind.Name or TokenKind.Text or TokenKind.Integer or TokenKind.Float && !Current.IsName("else") && !Current.IsName("or") && !Current.IsName("and")
            || Current.Is("[") || Current.Is("{"))
        {
            if (Current.IsName("is")) throw new TemplateSyntaxException(Current.Range, "tests cannot be chained with 'is': join them with 'and'");
            var argument = Postfix(Primary());
            (arguments, end) = (new CallArguments([argument], [], null, null), argument.Range.End);
        }

        if (!_vocabulary.Tests.Contains(name))
            _unknown.Add(Catalogue.UnknownInTemplate(_source.At(start), "test", name, _vocabulary.Tests));
        Expression test = new Expression.Test(new TextRange(value.Range.Start, end), value, name, arguments);
        return isNot ? new Expression.Unary(test.Range, UnaryOperator.Not, test) : test;
    }

    private string DottedName(string what, out int end)
    {
        var token = ExpectName(what);
        var name = (string)token.Value!;
        while (Skip("."))
        {
            token = ExpectName(what);
            name = $"{name}.{token.Value}";
        }

        end = token.Range.End;
        return name;
    }
}
