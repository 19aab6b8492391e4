namespace Maestro.Engine.Lifecycle;

/// <summary>How a check ended.</summary>
/// <param name="Answer">The last answer that says something, which tells whether it passed.</param>
/// <param name="Waited">The time taken.</param>
/// <param name="Probes">How often it was tried.</param>
internal readonly record struct CheckOutcome(ProbeAnswer Answer, TimeSpan Waited, int Probes)
{
    /// <summary>The answer, and how many probes it took to get no better one.</summary>
    public string Text => Probes > 1 ? $"{Answer.Text} ({Probes} probes)" : Answer.Text;
}
