using Maestro.Engine;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;

namespace Maestro.MSBuild;

/// <summary>
/// An environment that lives as long as a build. MSBuild disposes it when the build ends, also after a failure and after Ctrl-C. On SIGTERM the
/// command line leaves by way of <see cref="Environment.Exit"/> and disposes nothing, so that the end of the process is watched as well.
/// </summary>
internal sealed class BuildEnvironment(Conductor conductor, PlayRequest request, BuildLog log, TearDownReport report) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _over = new();
    private readonly RunObserver _observer = new(log);
    private Task<EnvironmentRun>? _run;
    private Task? _tornDown;

    /// <summary>Brings the environment up; the first call does, others wait for it.</summary>
    public async Task<PlayResult> StartAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_run is null)
            {
                AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
                _run = RunAsync(cancellationToken);
            }
        }

        return (await _run).Started;
    }

    /// <summary>Tears the environment down and returns when that is done. It may be called from several threads; they share one tear-down.</summary>
    public void Dispose()
    {
        Task tornDown;
        lock (_lock) tornDown = _tornDown ??= Task.Run(TearDownAsync);
        tornDown.GetAwaiter().GetResult();
        _over.Dispose();
    }

    private async Task<EnvironmentRun> RunAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _over.Token);
        try
        {
            return await EnvironmentRun.StartAsync(conductor, request, _observer, either.Token);
        }
        finally
        {
            _observer.TaskIsOver();
        }
    }

    private void OnProcessExit(object? sender, EventArgs arguments) => Dispose();

    private async Task TearDownAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        await _over.CancelAsync();
        if (_run is null) return;
        await ((Task)_run).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // A start that did not succeed has removed what it created, and the task that waited for it has reported it.
        if (_run.IsCompletedSuccessfully && (await _run) is { Started.Succeeded: true } run) await TearDownAsync(run);
    }

    private async Task TearDownAsync(EnvironmentRun run)
    {
        try
        {
            report.Write(await run.TearDownAsync(), _observer.Lines);
        }
#pragma warning disable CA1031 // Nobody is above us but MSBuild, which drops what a disposed object throws.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            report.Write(run.Started.Environment, Catalogue.InternalFault("the tear-down of an environment", exception), _observer.Lines);
        }
    }
}
