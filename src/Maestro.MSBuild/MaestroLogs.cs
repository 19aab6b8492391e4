using Maestro.Engine;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.MSBuild;

/// <summary>Writes what instances printed to the log; several behind their names, in the order of time.</summary>
public sealed class MaestroLogs : MaestroTask
{
    private protected override async Task<bool> RunAsync(Conductor conductor, PlayRequest request, BuildLog log, CancellationToken cancellationToken) =>
        (await conductor.LogsAsync(request, log, cancellationToken)).ExitCode == ExitCode.Done;
}
