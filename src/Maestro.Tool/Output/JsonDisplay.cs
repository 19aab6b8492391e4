using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Engine.Reports;

namespace Maestro.Tool.Output;

/// <summary>
/// JSON on standard output and nothing elsewhere: an object a line, or for a status one document. The last one says the exit code, also when the
/// play was refused.
/// </summary>
/// <param name="surroundings">Where to.</param>
/// <param name="play">The play.</param>
/// <param name="resultOnly">Leaves the changes out.</param>
/// <param name="exitCode">What the process will exit with: it may know the signal.</param>
internal sealed class JsonDisplay(Surroundings surroundings, Play play, bool resultOnly, Func<ExitCode, int> exitCode) : PlayDisplay(surroundings.Error)
{
    public override void Observe(PlayEvent playEvent)
    {
        if (playEvent is PlayEvent.Ended ended) playEvent = ended with { Result = ended.Result with { ExitCode = (ExitCode)exitCode(ended.Result.ExitCode) } };
        if (play == Play.Status)
        {
            if (playEvent is PlayEvent.Ended { Result: var result }) surroundings.Out.WriteLine(Documents.Status(result));
        }
        else if (!resultOnly || playEvent is PlayEvent.Diagnosed or PlayEvent.Ended)
        {
            surroundings.Out.WriteLine(JsonLines.Line(playEvent));
        }
    }

    public override void Cancelling(string notice)
    {
        // Standard output is the program's that reads it; the result says that the play was cancelled.
    }

    public override void Refuse(MaestroException refusal)
    {
        var now = surroundings.Services.Clock.GetUtcNow();
        foreach (var diagnostic in refusal.Diagnostics) Observe(new PlayEvent.Diagnosed(now, diagnostic));
        Observe(new PlayEvent.Ended(now, new PlayResult
        {
            Play = play,
            Environment = "",
            ExitCode = refusal.ExitCode,
            Instances = ImmutableArray<InstanceRow>.Empty,
            Diagnostics = refusal.Diagnostics,
        }));
    }
}
