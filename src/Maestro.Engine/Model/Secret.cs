namespace Maestro.Engine.Model;

/// <summary>A text that no message, log or report may show: it prints as stars.</summary>
/// <param name="Value">The text, for who it is meant for.</param>
public sealed record Secret(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => "***";
}
