using Maestro.Engine;
using Maestro.Engine.Model;

namespace Maestro.MSBuild;

/// <summary>Reads an environment file and reports everything that is wrong with it; contacts nothing.</summary>
public sealed class MaestroCheck : MaestroTask
{
    private protected override Task<bool> RunAsync(Conductor conductor, PlayRequest request, BuildLog log, CancellationToken cancellationToken)
    {
        var (environment, warnings) = conductor.Load(request, cancellationToken);
        log.Report(warnings);
        log.Say($"{environment.File}: environment '{environment.Name}' is valid: {environment.Ships.Count} ships, {environment.Services.Count} services, {environment.Instances.Count} instances");
        return Task.FromResult(true);
    }
}
