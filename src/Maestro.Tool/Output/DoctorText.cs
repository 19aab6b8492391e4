using Maestro.Engine.Diagnostics;
using Maestro.Engine.Doctor;
using Maestro.Engine.Reports;

namespace Maestro.Tool.Output;

/// <summary>What <c>doctor</c> says: each ship with a line a finding, and how many are well.</summary>
internal static class DoctorText
{
    public static IEnumerable<string> Lines(DoctorResult result, bool onlyTrouble)
    {
        var width = result.Findings.Select(finding => finding.Subject.Length).DefaultIfEmpty().Max();
        foreach (var (ship, address) in result.Addresses)
        {
            var findings = result.Findings.Where(finding => finding.Ship == ship && (!onlyTrouble || finding.Severity is not null)).ToList();
            if (findings.Count > 0) yield return $"ship '{ship}' at {address}";
            foreach (var finding in findings) yield return $"  {State(finding),-7}  {finding.Subject.PadRight(width)}  {Printable.Line(finding.Code is { } code ? $"{code}: {finding.Text}" : finding.Text)}";
        }

        if (onlyTrouble) yield break;
        var unwell = result.Addresses.Keys.Count(ship => result.Findings.Any(finding => finding.Ship == ship && finding.Severity == Severity.Error));
        var warned = result.Addresses.Keys.Count(ship => result.Findings.Any(finding => finding.Ship == ship && finding.Severity == Severity.Warning));
        yield return $"{PlaySummary.Count(result.Addresses.Count, "ship")}: {(unwell + warned == 0 ? "all is well" : $"{unwell} with errors, {warned} with warnings")}";
    }

    /// <summary>The word for it: <c>ok</c>, <c>warning</c>, <c>error</c>.</summary>
    public static string State(Finding finding) => finding.Severity switch
    {
        null => "ok",
        Severity.Warning => "warning",
        _ => "error",
    };
}
