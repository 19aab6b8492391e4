using System.Collections.Immutable;
using Maestro.Engine.Events;

namespace Maestro.Tool.Output;

/// <summary>
/// How wide the columns are: as wide as their names need, as long as the status keeps a third of the line. They follow from the names alone, so that
/// nothing moves while a play goes on.
/// </summary>
internal sealed record ColumnWidths(int Number, int Instance, int Service, int Ship, int Container, int Status)
{
    /// <summary>Blanks between two columns.</summary>
    public const int Gap = 2;

    private const int LeastStatus = 26;
    private const int IdAndColon = 13;
    private const int Gaps = 4 * Gap + 1;

    /// <summary>The widths for a terminal of <paramref name="width"/> columns; together they stay below it.</summary>
    public static ColumnWidths For(IReadOnlyCollection<InstanceRow> rows, int width)
    {
        var number = Widest(2, rows.Select(row => row.Number.ToString(System.Globalization.CultureInfo.InvariantCulture).Length));
        Span<int> names =
        [
            Widest("INSTANCE".Length, rows.Select(row => row.Instance.Length)),
            Widest("SERVICE".Length, rows.Select(row => row.Service.Length)),
            Widest("SHIP".Length, rows.Select(row => row.ShipText.Length)),
            Widest("CONTAINER".Length, rows.Select(row => (row with { ContainerId = null }).ContainerText.Length - 2 + IdAndColon)),
        ];

        // The last column of a terminal stays empty: some wrap when it is written to.
        var room = width - 1 - number - Gaps;
        var status = Math.Max(Math.Min(LeastStatus, room / 2), room / 3);
        Shrink(names, room - status);
        return new ColumnWidths(number, names[0], names[1], names[2], names[3], Math.Max(1, room - names[0] - names[1] - names[2] - names[3]));
    }

    // The container's id is missed least, the instance's name most; from equals the widest gives first.
    private static void Shrink(Span<int> names, int room)
    {
        var excess = -room;
        foreach (var name in names) excess += name;
        excess = Take(names[3..], excess, 9);
        excess = Take(names[1..3], excess, 8);
        excess = Take(names[..1], excess, 12);
        Take(names, excess, 1);
    }

    private static int Take(Span<int> from, int excess, int least)
    {
        for (; excess > 0; excess--)
        {
            var widest = 0;
            for (var i = 1; i < from.Length; i++)
            {
                if (from[i] > from[widest]) widest = i;
            }

            if (from[widest] <= least) break;
            from[widest]--;
        }

        return excess;
    }

    private static int Widest(int least, IEnumerable<int> widths) => widths.Append(least).Max();

    /// <summary>Header of the table, in the order of the columns.</summary>
    public static ImmutableArray<string> Headers { get; } = ["#", "INSTANCE", "SERVICE", "SHIP", "CONTAINER", "STATUS"];
}
