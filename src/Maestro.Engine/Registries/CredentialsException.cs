namespace Maestro.Engine.Registries;

/// <summary>A source of credentials cannot be read.</summary>
/// <param name="source">Which, for people.</param>
/// <param name="reason">Why, without secrets.</param>
/// <param name="inner">What was caught.</param>
internal sealed class CredentialsException(string source, string reason, Exception? inner = null) : Exception(reason, inner)
{
    /// <summary>Which source, for people.</summary>
    public new string Source { get; } = source;
}
