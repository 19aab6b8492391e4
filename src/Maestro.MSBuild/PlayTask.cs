using Maestro.Engine;
using Maestro.Engine.Events;
using Maestro.Engine.Model;

namespace Maestro.MSBuild;

/// <summary>A task that does one play.</summary>
public abstract class PlayTask : MaestroTask
{
    private readonly Play _play;

    private protected PlayTask(Play play) => _play = play;

    private protected sealed override async Task<bool> RunAsync(Conductor conductor, PlayRequest request, BuildLog log, CancellationToken cancellationToken)
    {
        var result = await conductor.PlayAsync(_play, request, log, cancellationToken);
        Take(result);
        return result.Succeeded;
    }

    /// <summary>Takes what the play brought.</summary>
    private protected virtual void Take(PlayResult result)
    {
    }
}
