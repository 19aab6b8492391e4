using System.Collections.Immutable;
using System.Globalization;
using Maestro.Engine.Events;

namespace Maestro.Engine.Reports;

/// <summary>The columns of a table in plain text, each as wide as its longest cell will be; the last one is open.</summary>
internal sealed class PlainColumns
{
    // A container's short id and the colon before it: rows begin without one and get it later.
    private const int IdAndColon = 13;

    private readonly ImmutableArray<int> _widths;

    public PlainColumns(ImmutableArray<InstanceRow> rows)
    {
        _widths =
        [
            Width("#", row => $"{row.Number}."),
            Width("INSTANCE", row => row.Instance),
            Width("SERVICE", row => row.Service),
            Width("SHIP", row => row.ShipText),
            rows.Select(row => (row with { ContainerId = null }).ContainerText.Length - 2 + IdAndColon).Append("CONTAINER".Length).Max(),
        ];

        int Width(string header, Func<InstanceRow, string> cell) => rows.Select(row => cell(row).Length).Append(header.Length).Max();
    }

    public string Header => Line("# ", "INSTANCE", "SERVICE", "SHIP", "CONTAINER", "STATUS");

    public string Line(InstanceRow row) =>
        Line(string.Create(CultureInfo.InvariantCulture, $"{row.Number}."), row.Instance, row.Service, row.ShipText, row.ContainerText, Printable.Line(row.Text));

    private string Line(string number, string instance, string service, string ship, string container, string status) =>
        $"{number.PadLeft(_widths[0])} {instance.PadRight(_widths[1])}  {service.PadRight(_widths[2])}  {ship.PadRight(_widths[3])}  {container.PadRight(_widths[4])}  {status}";
}
