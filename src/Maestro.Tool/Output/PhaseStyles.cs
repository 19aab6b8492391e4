using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Spectre.Console;

namespace Maestro.Tool.Output;

/// <summary>Colours: green what is well, red what is wrong, yellow what is under way or was left out; the rest is dim.</summary>
internal static class PhaseStyles
{
    // The eight colours that a terminal's own theme keeps readable, and no shade of grey, which some themes make vanish.
    private static readonly Style Good = new(Color.Green);
    private static readonly Style Trouble = new(Color.Maroon);

    /// <summary>What is there to be looked up, not read.</summary>
    public static Style Dim { get; } = new(decoration: Decoration.Dim);

    /// <summary>What is under way.</summary>
    public static Style Working { get; } = new(Color.Olive);

    /// <summary>The colour of a status. That an instance is down is well after a stop, and a plain fact in a status.</summary>
    public static Style Of(InstancePhase phase, Play play) => phase switch
    {
        InstancePhase.Up or InstancePhase.Started or InstancePhase.Completed or InstancePhase.Pulled => Good,
        InstancePhase.Down or InstancePhase.Removed or InstancePhase.Absent => play is Play.Status ? Dim : Good,
        InstancePhase.Waiting => Dim,
        InstancePhase.Created when play is Play.Status => Dim,
        _ when phase.IsTrouble() => Trouble,
        _ => Working,
    };
}
