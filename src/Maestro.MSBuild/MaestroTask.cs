using Maestro.Engine;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Microsoft.Build.Framework;

namespace Maestro.MSBuild;

/// <summary>
/// What all tasks share: the options, the way from a diagnostic to an MSBuild error with code, help link, file, line and column, and
/// cancellation. A task returns false exactly when it logged an error or was cancelled.
/// </summary>
#pragma warning disable CA1001 // A token source without a timer holds nothing to release, and MSBuild may still call Cancel when Execute has returned.
public abstract partial class MaestroTask : Microsoft.Build.Utilities.Task, ICancelableTask
#pragma warning restore CA1001
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>Where relative paths start; the current directory when not given.</summary>
    public string? WorkingDirectory { get; set; }

    private protected string BaseDirectory => OptionReader.Text(WorkingDirectory) ?? Directory.GetCurrentDirectory();

    /// <summary>Where the log is shown as well; null: MSBuild shows it.</summary>
    private protected virtual TextWriter? Console => null;

    /// <inheritdoc/>
    public sealed override bool Execute()
    {
        var services = new ConductorServices { WorkingDirectory = BaseDirectory, Watchdog = WatchdogDuty.Command(typeof(MaestroTask).Assembly) };
        var log = new BuildLog(Log, File, Console);
        try
        {
            return RunAsync(new Conductor(services), Request(services), log, _cancellation.Token).GetAwaiter().GetResult();
        }
        catch (MaestroException exception)
        {
            log.Report(exception.Diagnostics);
            return false;
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            // MSBuild says itself that the build was cancelled.
            return false;
        }
#pragma warning disable CA1031 // The user is told that the fault is ours; MSBuild would print a stack trace in its place.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            log.Report([Catalogue.InternalFault(GetType().Name, exception)]);
            Log.LogMessage(MessageImportance.Low, exception.ToString());
            return false;
        }
    }

    /// <summary>Asks the work to end. MSBuild's task host calls this in a busy loop: it returns at once, however often it is called.</summary>
    public void Cancel() => _ = _cancellation.CancelAsync();

    /// <summary>Does the work; errors are logged to <paramref name="log"/>.</summary>
    /// <returns>Whether everything asked for holds.</returns>
    private protected abstract Task<bool> RunAsync(Conductor conductor, PlayRequest request, BuildLog log, CancellationToken cancellationToken);
}
