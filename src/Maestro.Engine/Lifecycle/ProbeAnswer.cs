namespace Maestro.Engine.Lifecycle;

/// <summary>What one probe met.</summary>
/// <param name="Passed">Whether the check holds.</param>
/// <param name="Text">The answer in words: <c>connection refused</c>. Holds nothing of a body, which may carry secrets.</param>
internal readonly record struct ProbeAnswer(bool Passed, string Text)
{
    public static ProbeAnswer Pass { get; } = new(true, "passed");

    public static ProbeAnswer Fail(string text) => new(false, text);
}
