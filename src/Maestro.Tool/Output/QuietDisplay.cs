using Maestro.Engine.Events;

namespace Maestro.Tool.Output;

/// <summary>Only what is wrong.</summary>
internal sealed class QuietDisplay(TextWriter error) : PlayDisplay(error)
{
    public override void Observe(PlayEvent playEvent)
    {
        if (playEvent is PlayEvent.Diagnosed diagnosed) Say(diagnosed.Diagnostic);
    }

    public override void Cancelling(string notice)
    {
        // Nobody wants to hear more than what is wrong; that it was cancelled is said at the end.
    }
}
