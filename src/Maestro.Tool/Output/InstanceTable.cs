using System.Globalization;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Engine.Reports;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Maestro.Tool.Output;

/// <summary>The table of a play for a terminal. One line a row, never wrapped.</summary>
internal static class InstanceTable
{
    /// <summary>The table of <paramref name="rows"/>, in the columns of <paramref name="widths"/>.</summary>
    public static IRenderable Of(IEnumerable<InstanceRow> rows, ColumnWidths widths, Play play)
    {
        var table = new Table().NoBorder();
        ReadOnlySpan<int> all = [widths.Number, widths.Instance, widths.Service, widths.Ship, widths.Container, widths.Status];
        for (var i = 0; i < all.Length; i++)
        {
            var gap = i == 0 ? 1 : i == all.Length - 1 ? 0 : ColumnWidths.Gap;
            var header = new Text(Cells.CutEnd(ColumnWidths.Headers[i], all[i]), PhaseStyles.Dim);
            table.AddColumn(new TableColumn(header) { Width = all[i], NoWrap = true, Padding = new Padding(0, 0, gap, 0), Alignment = i == 0 ? Justify.Right : Justify.Left });
        }

        foreach (var row in rows) table.AddRow(Row(row, widths, play));
        return table;
    }

    private static IEnumerable<IRenderable> Row(InstanceRow row, ColumnWidths widths, Play play) =>
    [
        new Text(row.Number.ToString(CultureInfo.InvariantCulture), PhaseStyles.Dim),
        new Text(Cells.CutMiddle(row.Instance, widths.Instance)),
        new Text(Cells.CutMiddle(row.Service, widths.Service)),
        new Text(Cells.CutMiddle(row.ShipText, widths.Ship)),
        new Text(Cells.CutMiddle(row.ContainerText, widths.Container), PhaseStyles.Dim),
        new Text(Cells.CutEnd(Printable.Line(row.Text), widths.Status), PhaseStyles.Of(row.Phase, play)),
    ];
}
