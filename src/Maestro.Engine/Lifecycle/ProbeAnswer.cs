using System.Collections.Immutable;

namespace Maestro.Engine.Lifecycle;

/// <summary>What one probe met.</summary>
/// <param name="Passed">Whether the check holds.</param>
/// <param name="Text">The answer in words: <c>connection refused</c>. Holds nothing of a body, which may carry secrets.</param>
internal readonly record struct ProbeAnswer(bool Passed, string Text)
{
    public static ProbeAnswer Pass { get; } = new(true, "passed");

    /// <summary>Whether it will never pass, so that no further probe is worth while.</summary>
    public bool IsFinal { get; private init; }

    /// <summary>Whether that is so because the container ended or is gone.</summary>
    public bool IsOfEnd { get; private init; }

    /// <summary>The last lines that a program printed, oldest first, secrets masked; default where no program ran.</summary>
    public ImmutableArray<string> Output { get; init; }

    public static ProbeAnswer Fail(string text) => new(false, text);

    /// <summary>See <see cref="IsFinal"/>.</summary>
    public static ProbeAnswer Never(string text) => new(false, text) { IsFinal = true };

    /// <summary>See <see cref="IsOfEnd"/>.</summary>
    public static ProbeAnswer Over(string text) => new(false, text) { IsFinal = true, IsOfEnd = true };
}
