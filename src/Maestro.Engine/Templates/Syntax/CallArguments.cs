using System.Collections.Immutable;

namespace Maestro.Engine.Templates.Syntax;

/// <summary>What stands in the parentheses of a call.</summary>
/// <param name="Positional">In order.</param>
/// <param name="Named">By name, in the order written.</param>
/// <param name="List">Behind <c>*</c>.</param>
/// <param name="Dictionary">Behind <c>**</c>.</param>
internal sealed record CallArguments(ImmutableArray<Expression> Positional, ImmutableArray<(string Name, Expression Value)> Named, Expression? List, Expression? Dictionary)
{
    public static CallArguments None { get; } = new([], [], null, null);

    /// <summary>Every expression in it.</summary>
    public IEnumerable<Expression> All => Positional.Concat(Named.Select(argument => argument.Value)).Concat(new[] { List, Dictionary }.OfType<Expression>());
}
