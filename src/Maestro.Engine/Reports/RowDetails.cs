using Maestro.Engine.Events;

namespace Maestro.Engine.Reports;

/// <summary>What stands below the row of an instance where more of it is asked for: its image, and its ports.</summary>
public static class RowDetails
{
    /// <summary>The lines, indented; none where no more is asked for.</summary>
    public static IEnumerable<string> Lines(InstanceRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Ports is not { } ports) yield break;

        yield return $"     image {row.Image}";
        foreach (var port in ports) yield return Printable.Line($"     {port.Name} {port.Exposed} at {port.Address}: {port.Text}");
    }
}
