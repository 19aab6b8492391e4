using System.Collections.Immutable;
using Maestro.Engine.Events;

namespace Maestro.Tool.Output;

/// <summary>Which rows a terminal shows that has not room for all: trouble first, then what is under way, then what waits, then what is done.</summary>
internal static class RowChoice
{
    /// <summary>At most <paramref name="room"/> rows, in the order they came; and the others, told in one line: <c>… 42 more: 30 started, 12 waiting</c>.</summary>
    public static (ImmutableArray<InstanceRow> Shown, string? Others) Of(IReadOnlyList<InstanceRow> rows, int room)
    {
        if (rows.Count <= room) return ([.. rows], null);

        // One line goes to the telling of the others.
        var chosen = rows.Index().OrderBy(row => Weight(row.Item.Phase)).ThenBy(row => row.Index).Take(Math.Max(0, room - 1)).Select(row => row.Index).ToHashSet();
        var others = rows.Index().Where(row => !chosen.Contains(row.Index)).Select(row => row.Item).ToImmutableArray();
        var counts = others.GroupBy(row => row.Phase).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Select(group => $"{group.Count()} {group.Key.Word().Replace('-', ' ')}");
        return ([.. rows.Index().Where(row => chosen.Contains(row.Index)).Select(row => row.Item)], $"… {others.Length} more: {string.Join(", ", counts)}");
    }

    private static int Weight(InstancePhase phase) =>
        phase.IsTrouble() ? 0
        : phase.IsFinal() ? 3
        : phase is InstancePhase.Waiting or InstancePhase.Created ? 2
        : 1;
}
