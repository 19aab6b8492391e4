using Maestro.Engine.Events;
using Maestro.Engine.Model;

namespace Maestro.Engine;

/// <summary>The way back of a start that failed or was cancelled. It has no cancellation but its requests' own deadlines: it is what makes a cancelled start leave nothing.</summary>
internal static class Rollback
{
    /// <summary>Takes back what a start did.</summary>
    /// <param name="start">The start.</param>
    /// <param name="result">How it ended; of its instances, those that it only started are stopped but not removed.</param>
    /// <param name="touched">Instances whose containers it made or started.</param>
    /// <param name="observer">Told of the way back.</param>
    public static async Task<PlayResult> OfAsync(Performance start, PlayResult result, IEnumerable<string> touched, IPlayObserver observer)
    {
        var back = start with
        {
            Play = Play.Down,
            Request = new PlayRequest { Things = [.. touched], KeepVolumes = start.Request.KeepVolumes, Adopt = start.Request.Adopt },
            Keep = result.OnlyStarted,
            IsOwed = true,
            Warnings = [],
        };
        if (back.Request.Things.IsEmpty) return result;

        var undone = await back.PerformAsync(new EndsUnheard(observer), CancellationToken.None);
        var rows = undone.Instances.ToDictionary(row => row.Instance, StringComparer.Ordinal);
        return result with
        {
            ExitCode = undone.Succeeded ? result.ExitCode : undone.ExitCode,
            Instances = [.. result.Instances.Select(row => rows.TryGetValue(row.Instance, out var last) ? TakenBack(row, last) : row)],
            Diagnostics = result.Diagnostics.AddRange(undone.Diagnostics),
        };
    }

    // What came to be and was taken back is told as it stands at the end; what failed goes on being told as failed.
    private static InstanceRow TakenBack(InstanceRow row, InstanceRow last) => row with
    {
        Phase = row.Phase is InstancePhase.Started or InstancePhase.Up or InstancePhase.Completed ? last.Phase : row.Phase,
        Text = $"{row.Text}, then {last.Text}",
        ContainerId = last.ContainerId,
    };

    // A play within a play: its end is not the end.
    private sealed class EndsUnheard(IPlayObserver observer) : IPlayObserver
    {
        public void Observe(PlayEvent playEvent)
        {
            if (playEvent is not PlayEvent.Ended) observer.Observe(playEvent);
        }
    }
}
