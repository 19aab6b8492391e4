using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;

namespace Maestro.Engine.Reports;

/// <summary>How a play ended, in one line: <c>started 3 of 3 instances in 4.2 s</c>.</summary>
public static class PlaySummary
{
    /// <summary>The line; <paramref name="track"/> has seen the play from its begin.</summary>
    public static string Text(PlayTrack track, PlayResult result) => result switch
    {
        { IsLeftToOthers: true } => "left to another build that uses it",
        { Receipt: { } receipt } => $"{Outcome(track, result)}; {receipt.Text}",
        _ => Outcome(track, result),
    };

    private static string Outcome(PlayTrack track, PlayResult result)
    {
        var rows = result.Instances;
        var after = Duration.Text(result.Elapsed);
        if (rows.IsEmpty) return result.Succeeded ? "nothing to do: no instance is selected" : $"{Failure(result)} after {after}, before anything was done";

        var done = rows.Count(row => IsDone(track, row, result.Play));
        var all = Count(rows.Length, "instance");
        if (result.Play == Play.Status) return $"{done} of {all} up{Rest(track, rows, result.Play)}";
        if (result.Succeeded && done == 0 && rows.All(row => IsGoal(row, result.Play))) return $"{(rows.Length == 1 ? $"{rows[0].Instance} is" : $"all {all} are")} {GoalWord(rows, result.Play)} already";

        var outcome = $"{Verb(result.Play)} {done} of {all}";
        return result.Succeeded
            ? $"{outcome} in {after}{Rest(track, rows, result.Play)}"
            : $"{Failure(result)} after {after}: {outcome}{Rest(track, rows, result.Play)}{(track.IsRollingBack ? "; rolled back" : "")}";
    }

    /// <summary><c>1 instance</c>, <c>3 instances</c>.</summary>
    public static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static string Failure(PlayResult result)
    {
        var play = result.Play.ToString().ToLowerInvariant();
        return result.ExitCode switch
        {
            ExitCode.Cancelled => $"{play} was cancelled",
            ExitCode.DeadlinePassed => $"{play} ran out of time",
            _ => $"{play} failed",
        };
    }

    private static bool IsGoal(InstanceRow row, Play play) => (play, row.Phase) switch
    {
        (Play.Start or Play.Status, InstancePhase.Up or InstancePhase.Started or InstancePhase.Completed) => true,
        (Play.Restart, InstancePhase.Up or InstancePhase.Started or InstancePhase.Completed) => true,
        (Play.Pull, InstancePhase.Pulled) => true,
        (Play.Stop or Play.Kill, InstancePhase.Down or InstancePhase.Absent) => true,
        (Play.Clean or Play.Down, InstancePhase.Removed or InstancePhase.Absent) => true,
        _ => false,
    };

    // What held before was not done by this play; of a status, it is what is asked for.
    private static bool IsDone(PlayTrack track, InstanceRow row, Play play) => play switch
    {
        Play.Status => IsGoal(row, play),
        Play.Start or Play.Restart => row.Phase is InstancePhase.Started or InstancePhase.Completed,
        _ => IsGoal(row, play) && track.BegunAs(row.Instance) != row.Phase,
    };

    private static string Verb(Play play) => play switch
    {
        Play.Start => "started",
        Play.Stop => "stopped",
        Play.Kill => "killed",
        Play.Restart => "restarted",
        Play.Pull => "pulled the images of",
        _ => "removed",
    };

    private static string GoalWord(ImmutableArray<InstanceRow> rows, Play play) =>
        play == Play.Start ? "up" : play == Play.Restart ? "up to date" : rows.All(row => row.Phase == InstancePhase.Absent) ? "absent" : "down";

    private static string Rest(PlayTrack track, ImmutableArray<InstanceRow> rows, Play play) =>
        string.Concat(rows.Where(row => !IsDone(track, row, play)).GroupBy(row => Word(row, play)).OrderBy(group => group.First().Phase).Select(group => $", {group.Count()} {group.Key}"));

    private static string Word(InstanceRow row, Play play) => row.Phase switch
    {
        InstancePhase.Cancelled => "not finished",
        InstancePhase.Foreign => "not ours",
        var phase when !phase.IsFinal() && play != Play.Status => "not begun",
        var phase when play != Play.Status && IsGoal(row, play) => $"{phase.Word()} already",
        var phase => phase.Word().Replace('-', ' '),
    };
}
