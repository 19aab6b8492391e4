using System.Collections.Immutable;

namespace Maestro.Engine.Templates.Syntax;

/// <summary>An expression of a template.</summary>
internal abstract class Expression(TextRange range)
{
    /// <summary>Where it stands.</summary>
    public TextRange Range { get; } = range;

    /// <summary>A constant.</summary>
    public sealed class Literal(TextRange range, object? value) : Expression(range)
    {
        public object? Value { get; } = value;
    }

    /// <summary>A name that is read.</summary>
    public sealed class Name(TextRange range, string text) : Expression(range)
    {
        public string Text { get; } = text;

        /// <summary>Set by the binder.</summary>
        public Slot Slot { get; set; }
    }

    /// <summary><c>[a, b]</c>.</summary>
    public sealed class List(TextRange range, ImmutableArray<Expression> items) : Expression(range)
    {
        public ImmutableArray<Expression> Items { get; } = items;
    }

    /// <summary><c>a, b</c>.</summary>
    public sealed class Tuple(TextRange range, ImmutableArray<Expression> items) : Expression(range)
    {
        public ImmutableArray<Expression> Items { get; } = items;
    }

    /// <summary><c>{a: b}</c>.</summary>
    public sealed class Dictionary(TextRange range, ImmutableArray<(Expression Key, Expression Value)> entries) : Expression(range)
    {
        public ImmutableArray<(Expression Key, Expression Value)> Entries { get; } = entries;
    }

    /// <summary><c>-a</c>, <c>+a</c>, <c>not a</c>.</summary>
    public sealed class Unary(TextRange range, UnaryOperator sign, Expression operand) : Expression(range)
    {
        public UnaryOperator Operator { get; } = sign;

        public Expression Operand { get; } = operand;
    }

    /// <summary>Arithmetic of two, or <c>and</c> and <c>or</c>.</summary>
    public sealed class Binary(BinaryOperator sign, Expression left, Expression right) : Expression(TextRange.Over(left.Range, right.Range))
    {
        public BinaryOperator Operator { get; } = sign;

        public Expression Left { get; } = left;

        public Expression Right { get; } = right;
    }

    /// <summary><c>a &lt; b &lt; c</c>: each is evaluated once, and the rest not after the first that does not hold.</summary>
    public sealed class Comparison(Expression first, ImmutableArray<(string Operator, Expression Operand)> rest) : Expression(TextRange.Over(first.Range, rest[^1].Operand.Range))
    {
        public Expression First { get; } = first;

        /// <summary><c>==</c>, <c>!=</c>, <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c>, <c>&gt;=</c>, <c>in</c> or <c>not in</c>, each with what stands behind it.</summary>
        public ImmutableArray<(string Operator, Expression Operand)> Rest { get; } = rest;
    }

    /// <summary><c>a ~ b</c>.</summary>
    public sealed class Concatenation(ImmutableArray<Expression> items) : Expression(TextRange.Over(items[0].Range, items[^1].Range))
    {
        public ImmutableArray<Expression> Items { get; } = items;
    }

    /// <summary><c>a if b else c</c>.</summary>
    public sealed class Conditional(TextRange range, Expression condition, Expression value, Expression? otherwise) : Expression(range)
    {
        public Expression Condition { get; } = condition;

        public Expression Value { get; } = value;

        public Expression? Otherwise { get; } = otherwise;
    }

    /// <summary><c>a.b</c>.</summary>
    public sealed class Attribute(TextRange range, Expression target, string name) : Expression(range)
    {
        public Expression Target { get; } = target;

        public string AttributeName { get; } = name;
    }

    /// <summary><c>a[b]</c>.</summary>
    public sealed class Item(TextRange range, Expression target, Expression key) : Expression(range)
    {
        public Expression Target { get; } = target;

        public Expression Key { get; } = key;
    }

    /// <summary><c>a:b:c</c>, the key of an item.</summary>
    public sealed class Slice(TextRange range, Expression? start, Expression? stop, Expression? step) : Expression(range)
    {
        public Expression? Start { get; } = start;

        public Expression? Stop { get; } = stop;

        public Expression? Step { get; } = step;
    }

    /// <summary><c>a(b)</c>.</summary>
    public sealed class Call(TextRange range, Expression target, CallArguments arguments) : Expression(range)
    {
        public Expression Target { get; } = target;

        public CallArguments Arguments { get; } = arguments;
    }

    /// <summary><c>a|b(c)</c>; without a value it is the filter of a block.</summary>
    public sealed class Filter(TextRange range, Expression? value, string name, CallArguments arguments) : Expression(range)
    {
        public Expression? Value { get; } = value;

        public string FilterName { get; } = name;

        public CallArguments Arguments { get; } = arguments;
    }

    /// <summary><c>a is b(c)</c>.</summary>
    public sealed class Test(TextRange range, Expression value, string name, CallArguments arguments) : Expression(range)
    {
        public Expression Value { get; } = value;

        public string TestName { get; } = name;

        public CallArguments Arguments { get; } = arguments;
    }
}
