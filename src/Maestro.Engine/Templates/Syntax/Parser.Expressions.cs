using System.Collections.Immutable;

namespace Maestro.Engine.Templates.Syntax;

/// <summary>Expressions, from those that bind loosest on.</summary>
internal sealed partial class Parser
{
    // One expression, or several with commas: a tuple.
    private Expression TupleOrOne(bool withConditional = true, bool inParentheses = false)
    {
        var start = Current.Range.Start;
        var items = ImmutableArray.CreateBuilder<Expression>();
        var isTuple = false;
        while (true)
        {
            if (items.Count > 0 && !SkipComma(ref isTuple)) break;
            if (IsTupleEnd()) break;
            items.Add(withConditional ? Expression() : Or());
        }

        if (!isTuple)
        {
            if (items.Count > 0) return items[0];
            if (!inParentheses) throw Unexpected("an expression");
        }

        return new Expression.Tuple(new TextRange(start, _tokens[Math.Max(_at - 1, 0)].Range.End), items.DrainToImmutable());
    }

    private bool SkipComma(ref bool isTuple) => Skip(",") && (isTuple = true);

    // Not 'in' or 'recursive': behind a comma they are names, as they are for Jinja2.
    private bool IsTupleEnd() => Current.Kind is TokenKind.PrintEnd or TokenKind.TagEnd || Current.Is(")");

    private Expression Expression()
    {
        Enter();
        var unknown = _unknown.Count;
        var value = Or();
        while (SkipName("if"))
        {
            var test = Or();
            var otherwise = SkipName("else") ? Expression() : null;
            value = new Expression.Conditional(TextRange.Over(value.Range, (otherwise ?? test).Range), test, value, otherwise);
            ForgetUnknown(unknown);
        }

        Leave();
        return value;
    }

    private Expression Or()
    {
        var left = And();
        while (SkipName("or")) left = new Expression.Binary(BinaryOperator.Or, left, And());
        return left;
    }

    private Expression And()
    {
        var left = Not();
        while (SkipName("and")) left = new Expression.Binary(BinaryOperator.And, left, Not());
        return left;
    }

    private Expression Not()
    {
        if (!Current.IsName("not")) return Comparison();
        var start = Next().Range;
        Enter();
        var operand = Not();
        Leave();
        return new Expression.Unary(TextRange.Over(start, operand.Range), UnaryOperator.Not, operand);
    }

    private Expression Comparison()
    {
        var first = Sum();
        var rest = ImmutableArray.CreateBuilder<(string, Expression)>();
        while (true)
        {
            if (Current.Kind == TokenKind.Operator && Current.Value is "==" or "!=" or "<" or "<=" or ">" or ">=") rest.Add(((string)Next().Value!, Sum()));
            else if (SkipName("in")) rest.Add(("in", Sum()));
            else if (Current.IsName("not") && Following.IsName("in"))
            {
                _at += 2;
                rest.Add(("not in", Sum()));
            }
            else return rest.Count == 0 ? first : new Expression.Comparison(first, rest.DrainToImmutable());
        }
    }

    private Expression Sum()
    {
        var left = Concatenation();
        while (true)
        {
            if (Skip("+")) left = new Expression.Binary(BinaryOperator.Add, left, Concatenation());
            else if (Skip("-")) left = new Expression.Binary(BinaryOperator.Subtract, left, Concatenation());
            else return left;
        }
    }

    // Binds tighter than + and -, unlike what one expects: 1 ~ 2 + 3 adds a number to a text.
    private Expression Concatenation()
    {
        var first = Product();
        if (!Current.Is("~")) return first;
        var items = ImmutableArray.CreateBuilder<Expression>();
        items.Add(first);
        while (Skip("~")) items.Add(Product());
        return new Expression.Concatenation(items.DrainToImmutable());
    }

    private Expression Product()
    {
        var left = Power();
        while (true)
        {
            if (Skip("*")) left = new Expression.Binary(BinaryOperator.Multiply, left, Power());
            else if (Skip("/")) left = new Expression.Binary(BinaryOperator.Divide, left, Power());
            else if (Skip("//")) left = new Expression.Binary(BinaryOperator.FloorDivide, left, Power());
            else if (Skip("%")) left = new Expression.Binary(BinaryOperator.Modulo, left, Power());
            else return left;
        }
    }

    // From the left, unlike Python: 2**3**2 is 64.
    private Expression Power()
    {
        var left = Unary(withFilters: true);
        while (Skip("**")) left = new Expression.Binary(BinaryOperator.Power, left, Unary(withFilters: true));
        return left;
    }

    private Expression Unary(bool withFilters)
    {
        Expression value;
        if (Current.Is("-") || Current.Is("+"))
        {
            var sign = Next();
            Enter();
            var operand = Unary(withFilters: false);
            Leave();
            value = new Expression.Unary(TextRange.Over(sign.Range, operand.Range), sign.Is("-") ? UnaryOperator.Minus : UnaryOperator.Plus, operand);
        }
        else
        {
            value = Primary();
        }

        value = Postfix(value);
        return withFilters ? FiltersAndTests(value) : value;
    }

    private Expression Primary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Name:
                Next();
                return (string)token.Value! switch
                {
                    "true" or "True" => new Expression.Literal(token.Range, true),
                    "false" or "False" => new Expression.Literal(token.Range, false),
                    "none" or "None" => new Expression.Literal(token.Range, null),
                    var name => new Expression.Name(token.Range, name),
                };
            case TokenKind.Text:
                return Text();
            case TokenKind.Integer or TokenKind.Float:
                Next();
                return new Expression.Literal(token.Range, token.Value);
            default:
                return token.Is("(") ? Parentheses() : token.Is("[") ? List() : token.Is("{") ? Dictionary() : throw Unexpected("an expression");
        }
    }

    // Texts that stand beside each other are one.
    private Expression.Literal Text()
    {
        var first = Next();
        if (Current.Kind != TokenKind.Text) return new Expression.Literal(first.Range, first.Value);

        var last = first;
        var parts = new List<string> { (string)first.Value! };
        while (Current.Kind == TokenKind.Text)
        {
            last = Next();
            parts.Add((string)last.Value!);
        }

        return new Expression.Literal(TextRange.Over(first.Range, last.Range), string.Concat(parts));
    }

    private Expression Parentheses()
    {
        Expect("(");
        Enter();
        var value = TupleOrOne(inParentheses: true);
        Leave();
        Expect(")");
        return value;
    }

    private Expression.List List()
    {
        var start = Expect("[").Range;
        var items = ImmutableArray.CreateBuilder<Expression>();
        while (!Current.Is("]"))
        {
            if (items.Count > 0) Expect(",");
            if (Current.Is("]")) break;
            items.Add(Expression());
        }

        return new Expression.List(TextRange.Over(start, Expect("]").Range), items.DrainToImmutable());
    }

    private Expression.Dictionary Dictionary()
    {
        var start = Expect("{").Range;
        var entries = ImmutableArray.CreateBuilder<(Expression, Expression)>();
        while (!Current.Is("}"))
        {
            if (entries.Count > 0) Expect(",");
            if (Current.Is("}")) break;
            var key = Expression();
            Expect(":");
            entries.Add((key, Expression()));
        }

        return new Expression.Dictionary(TextRange.Over(start, Expect("}").Range), entries.DrainToImmutable());
    }
}
