using System.Collections.Immutable;

namespace Maestro.Engine.Templates.Syntax;

/// <summary>What is assigned to.</summary>
internal abstract class Target(TextRange range)
{
    /// <summary>Where it stands.</summary>
    public TextRange Range { get; } = range;

    /// <summary>The same, to be bound in another frame.</summary>
    public abstract Target Copy();

    /// <summary>A name.</summary>
    public sealed class Name(TextRange range, string text) : Target(range)
    {
        public string Text { get; } = text;

        /// <summary>Set by the binder.</summary>
        public Slot Slot { get; set; }

        public override Target Copy() => new Name(Range, Text);
    }

    /// <summary>Several, for the items of a value.</summary>
    public sealed class Tuple(TextRange range, ImmutableArray<Target> items) : Target(range)
    {
        public ImmutableArray<Target> Items { get; } = items;

        public override Target Copy() => new Tuple(Range, [.. Items.Select(item => item.Copy())]);
    }

    /// <summary>An attribute of a namespace.</summary>
    public sealed class Attribute(TextRange range, Expression.Name owner, string name) : Target(range)
    {
        public Expression.Name Owner { get; } = owner;

        public string AttributeName { get; } = name;

        public override Target Copy() => new Attribute(Range, new Expression.Name(Owner.Range, Owner.Text), AttributeName);
    }

    /// <summary>The names in it.</summary>
    public IEnumerable<Name> Names => this switch
    {
        Name name => [name],
        Tuple tuple => tuple.Items.SelectMany(item => item.Names),
        _ => [],
    };
}
