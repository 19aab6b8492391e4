using System.Collections.Immutable;
using Cake.Core;
using Maestro.Engine;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Engine.Planning;
using Maestro.Engine.Reports;
using Maestro.Engine.Ships;

namespace Maestro.Cake;

/// <summary>One call of an alias: what Cake's context and the settings come to for the engine.</summary>
internal sealed class Session
{
    private readonly Conductor _conductor;
    private readonly PlayRequest _request;

    /// <param name="context">Cake's context.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="hosts">How ships are reached; null: through the Docker API.</param>
    public Session(ICakeContext context, MaestroSettings settings, IDockerHostFactory? hosts = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(settings);
        var variables = context.Environment.GetEnvironmentVariables().ToImmutableDictionary(StringComparer.Ordinal);
        _conductor = new Conductor(new ConductorServices
        {
            WorkingDirectory = context.Environment.WorkingDirectory.FullPath,
            Variables = variables,
            StandardInput = Console.OpenStandardInput,
            Hosts = hosts,
            Watchdog = hosts is null ? WatchdogDuty.Command(typeof(Session).Assembly) : [],
        });
        _request = settings.ToRequest(variables);
        Log = new PlayLog(context.Log);
    }

    public PlayLog Log { get; }

    /// <summary>Does the play.</summary>
    /// <exception cref="CakeException">It did not succeed.</exception>
    public async Task<PlayResult> PlayAsync(Play play, CancellationToken cancellationToken)
    {
        try
        {
            var result = await _conductor.PlayAsync(play, _request, Log, cancellationToken);
            return result.Succeeded ? result : throw Failures.Of(result);
        }
        catch (MaestroException refusal)
        {
            throw Refused(refusal);
        }
    }

    /// <summary>Writes logs of instances to Cake's log.</summary>
    /// <exception cref="CakeException">A log could not be read.</exception>
    public async Task LogsAsync(CancellationToken cancellationToken)
    {
        try
        {
            var result = await _conductor.LogsAsync(_request, Log, cancellationToken);
            if (result.ExitCode != ExitCode.Done) throw Failures.Of(result);
        }
        catch (MaestroException refusal)
        {
            throw Refused(refusal);
        }
    }

    /// <summary>Removes what runs have left behind.</summary>
    /// <exception cref="CakeException">Something is still there, or a ship could not be looked at.</exception>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            var result = await _conductor.SweepAsync(_request, cancellationToken);
            foreach (var line in SweepText.Lines(result)) Log.Notice(line);
            foreach (var warning in result.Warnings) Log.Report(warning);
            if (result.ExitCode != ExitCode.Done) throw Failures.Of(result);
        }
        catch (MaestroException refusal)
        {
            throw Refused(refusal);
        }
    }

    /// <summary>Brings the environment up for a while.</summary>
    /// <exception cref="CakeException">It did not come up; what the start created is gone again.</exception>
    public async Task<EnvironmentRun> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var run = await EnvironmentRun.StartAsync(_conductor, _request, Log, cancellationToken);
            return run.Started.Succeeded ? run : throw Failures.Of(run.Started);
        }
        catch (MaestroException refusal)
        {
            throw Refused(refusal);
        }
    }

    /// <summary>Reads the environment file; contacts nothing.</summary>
    /// <exception cref="CakeException">The file is wrong.</exception>
    public void Check()
    {
        try
        {
            foreach (var warning in _conductor.Load(_request).Warnings) Log.Report(warning);
        }
        catch (MaestroException refusal)
        {
            throw Refused(refusal);
        }
    }

    /// <summary>The environment as JSON; contacts nothing.</summary>
    /// <exception cref="CakeException">The file is wrong.</exception>
    public string Dump()
    {
        try
        {
            using var json = new StringWriter();
            foreach (var warning in _conductor.Dump(_request, json)) Log.Report(warning);
            return json.ToString();
        }
        catch (MaestroException refusal)
        {
            throw Refused(refusal);
        }
    }

    /// <summary>What requires what; contacts nothing.</summary>
    /// <exception cref="CakeException">The file is wrong.</exception>
    public string Deptree(DependencyFormat format, bool repeat)
    {
        try
        {
            var (text, warnings) = _conductor.Deptree(_request, format, repeat);
            foreach (var warning in warnings) Log.Report(warning);
            return text;
        }
        catch (MaestroException refusal)
        {
            throw Refused(refusal);
        }
    }

    /// <summary>What a play would do, written to Cake's log, too; reads from the ships only.</summary>
    /// <exception cref="CakeException">The file is wrong, or the play could not be done.</exception>
    public async Task<Plan> PlanAsync(Play play)
    {
        try
        {
            var plan = await _conductor.PlanAsync(play, _request, CancellationToken.None);
            if (plan.Errors is [_, ..] errors) throw Refused(new MaestroException(errors.Any(error => Catalogue.IsOfShip(error.Code)) ? ExitCode.ShipUnreachable : ExitCode.Failed, errors));

            foreach (var line in PlanText.Lines(plan)) Log.Notice(line);
            return plan;
        }
        catch (MaestroException refusal)
        {
            throw Refused(refusal);
        }
    }

    // Its errors become the message of the exception, where warnings would pass for the reason.
    private CakeException Refused(MaestroException refusal)
    {
        foreach (var warning in refusal.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Warning)) Log.Report(warning);
        return Failures.Of(refusal);
    }
}
