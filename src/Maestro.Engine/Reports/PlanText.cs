using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Maestro.Engine.Planning;

namespace Maestro.Engine.Reports;

/// <summary>A plan for people: a line a step, with what it waits for and why it is done.</summary>
public static class PlanText
{
    private static readonly string[] Header = ["#", "STEP", "OF", "SHIP", "AFTER", "WHY"];

    /// <summary>A header, a line a step, and how many there are; <c>nothing to do</c> when there is none.</summary>
    public static IEnumerable<string> Lines(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Steps.IsEmpty) return ["nothing to do"];
        var rows = plan.Steps.Select(Cells).Prepend(Header).ToImmutableArray();
        var widths = Header.Select((_, column) => rows.Max(row => row[column].Length)).ToImmutableArray();
        return rows.Select(row => Line(row, widths)).Append(Counts(plan));
    }

    private static string[] Cells(Step step) =>
        [step.Id.ToString(CultureInfo.InvariantCulture), Words(step.Operation), step.Subject, step.Ship, Ranges(step.Prerequisites), step.Cause];

    private static string Line(string[] cells, ImmutableArray<int> widths)
    {
        var line = new StringBuilder(cells[0].PadLeft(widths[0]));
        for (var i = 1; i < cells.Length; i++) line.Append("  ").Append(i + 1 < cells.Length ? cells[i].PadRight(widths[i]) : Printable.Line(cells[i]));
        return line.ToString().TrimEnd();
    }

    // "3 steps: 1 pull, 2 start", each kind where it is first met.
    private static string Counts(Plan plan) =>
        $"{PlaySummary.Count(plan.Steps.Length, "step")}: {string.Join(", ", plan.Steps.GroupBy(step => step.Operation).Select(kind => $"{kind.Count()} {Words(kind.Key)}"))}";

    // "await ready" of AwaitReady.
    private static string Words(string operation) =>
        string.Concat(operation.Select((letter, i) => char.IsUpper(letter) ? $"{(i > 0 ? " " : "")}{char.ToLowerInvariant(letter)}" : $"{letter}"));

    // "1,3-7" of ascending numbers: a step may wait for hundreds.
    private static string Ranges(IEnumerable<int> numbers)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var number in numbers)
        {
            if (ranges.Count > 0 && ranges[^1].Last == number - 1) ranges[^1] = (ranges[^1].First, number);
            else ranges.Add((number, number));
        }

        return string.Join(',', ranges.Select(range => range.First == range.Last ? $"{range.First}" : range.Last == range.First + 1 ? $"{range.First},{range.Last}" : $"{range.First}-{range.Last}"));
    }
}
