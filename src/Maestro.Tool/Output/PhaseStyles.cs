using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Spectre.Console;

namespace Maestro.Tool.Output;

/// <summary>Colours: green what is well, red what is wrong, yellow what is under way or was left out; the rest is grey.</summary>
internal static class PhaseStyles
{
    public static Style Dim { get; } = new(Color.Grey);

    private static readonly Style Good = new(Color.Green);
    private static readonly Style Trouble = new(Color.Red);
    private static readonly Style Working = new(Color.Yellow);

    /// <summary>The colour of a status. That an instance is down is well after a stop, and a plain fact in a status.</summary>
    public static Style Of(InstancePhase phase, Play play) => phase switch
    {
        InstancePhase.Up or InstancePhase.Started => Good,
        InstancePhase.Down or InstancePhase.Removed or InstancePhase.Absent => play is Play.Status ? Dim : Good,
        InstancePhase.Waiting => Dim,
        InstancePhase.Created when play is Play.Status => Dim,
        _ when phase.IsTrouble() => Trouble,
        _ => Working,
    };
}
