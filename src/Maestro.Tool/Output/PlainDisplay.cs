using Maestro.Engine.Events;
using Maestro.Engine.Reports;

namespace Maestro.Tool.Output;

/// <summary>Plain lines on standard output, what is wrong on standard error.</summary>
internal sealed class PlainDisplay(TextWriter output, TextWriter error, bool verbose) : PlayDisplay(error)
{
    private readonly PlainText _text = new(verbose);

    public override void Observe(PlayEvent playEvent)
    {
        if (playEvent is PlayEvent.Diagnosed diagnosed) Say(diagnosed.Diagnostic);
        else foreach (var line in _text.Lines(playEvent)) output.WriteLine(line);
    }
}
