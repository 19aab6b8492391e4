using Maestro.Engine;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Reports;

namespace Maestro.MSBuild;

/// <summary>Removes from the ships of an environment what dead or expired runs have left there; what a live one uses is left alone.</summary>
public sealed class MaestroSweep : MaestroTask
{
    private protected override async Task<bool> RunAsync(Conductor conductor, PlayRequest request, BuildLog log, CancellationToken cancellationToken)
    {
        var result = await conductor.SweepAsync(request, cancellationToken);
        foreach (var line in SweepText.Lines(result)) log.Say(line);
        log.Report(result.Warnings.AddRange(result.Faults));
        return result.ExitCode == ExitCode.Done;
    }
}
