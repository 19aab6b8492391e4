using System.Collections.Immutable;
using Maestro.Engine;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Engine.Planning;
using Maestro.Engine.Reports;
using Maestro.Tool.CommandLine;
using Maestro.Tool.Output;

namespace Maestro.Tool;

/// <summary>What the command can be asked to do.</summary>
internal sealed class Jobs(Surroundings surroundings, Signals signals, OutputChoice output)
{
    private readonly Conductor _conductor = new(surroundings.Services);

    /// <summary>Does it; the exit code.</summary>
    public Task<int> RunAsync(Order order, PlayRequest request) => order switch
    {
        Order.Perform perform => PerformAsync(perform.Play, request),
        Order.Plan plan => GuardAsync($"plan {Word(plan.Play)}", () => PlanAsync(plan.Play, request)),
        Order.Logs => GuardAsync("logs", () => LogsAsync(request)),
        Order.Check => GuardAsync("check", () => Task.FromResult(Check(request))),
        Order.Render => GuardAsync("render", () => Task.FromResult(Render(request))),
        Order.Deptree tree => GuardAsync("deptree", () => Task.FromResult(Deptree(request, tree.Repeat))),
        Order.Doctor => GuardAsync("doctor", () => DoctorAsync(request)),
        Order.Run run => RunAsync(run.Command, request),
        Order.Sweep => GuardAsync("sweep", () => SweepAsync(request)),
        Order.Dump => GuardAsync("dump", () => Task.FromResult(Dump(request))),
        _ => throw new ArgumentOutOfRangeException(nameof(order), order, "unknown order"),
    };

    private async Task<int> PerformAsync(Play play, PlayRequest request)
    {
        await using var display = Display(play);
        signals.Cancelling = () => display.Cancelling($"cancelling {Word(play)} … (Ctrl-C again ends at once)");
        signals.Leaving = display.Leave;
        return await GuardAsync(Word(play), async () => ExitCodeOf((await _conductor.PlayAsync(play, request, display, signals.Token)).ExitCode), display.Refuse);
    }

    // What we say goes to standard error: standard output is the program's.
    private async Task<int> RunAsync(ImmutableArray<string> command, PlayRequest request)
    {
        await using PlayDisplay display = output switch
        {
            { Format: OutputFormat.Json } => new JsonDisplay(surroundings with { Out = surroundings.Error }, Play.Start, output.Quiet, ExitCodeOf),
            { Quiet: true } => new QuietDisplay(surroundings.Error) { ExcerptWidth = ExcerptWidth },
            _ => new PlainDisplay(surroundings.Error, surroundings.Error, output.Verbose) { ExcerptWidth = ExcerptWidth },
        };
        signals.Cancelling = () => display.Cancelling("cancelling run … (Ctrl-C again ends at once)");
        signals.Leaving = display.Leave;
        return await GuardAsync("run", () => RunAsync(command, request, display), display.Refuse);
    }

    private async Task<int> RunAsync(ImmutableArray<string> command, PlayRequest request, PlayDisplay display)
    {
        await using var run = await EnvironmentRun.StartAsync(_conductor, request, display, signals.Token);
        if (!run.Started.Succeeded) return ExitCodeOf(run.Started.ExitCode);

        // Cancelled when all was up: nothing is begun any more.
        var program = new ForegroundProgram(signals, surroundings.Services.WorkingDirectory);
        var (exitCode, fault) = signals.Token.IsCancellationRequested ? (signals.ExitCode, null) : await program.RunAsync(command, run.Started.Variables);
        if (fault is not null) display.Observe(new PlayEvent.Diagnosed(surroundings.Services.Clock.GetUtcNow(), fault));
        run.WentWell = exitCode == 0 && !signals.Token.IsCancellationRequested;
        var tornDown = await run.TearDownAsync();
        return signals.Token.IsCancellationRequested ? signals.ExitCode : exitCode != 0 ? exitCode : (int)tornDown.ExitCode;
    }

    private async Task<int> SweepAsync(PlayRequest request)
    {
        var result = await _conductor.SweepAsync(request, signals.Token);
        if (output.Format == OutputFormat.Json)
        {
            await surroundings.Out.WriteLineAsync(Documents.Sweep(result));
            return (int)result.ExitCode;
        }

        if (!output.Quiet)
        {
            foreach (var line in SweepText.Lines(result)) await surroundings.Out.WriteLineAsync(line);
        }

        Say([.. result.Warnings, .. result.Faults]);
        return (int)result.ExitCode;
    }

    private async Task<int> LogsAsync(PlayRequest request)
    {
        var display = new LogDisplay(surroundings, output);
        var result = await _conductor.LogsAsync(request, display, signals.Token);
        var exitCode = ExitCodeOf(result.ExitCode);
        display.End(result with { ExitCode = (ExitCode)exitCode });
        return exitCode;
    }

    private async Task<int> PlanAsync(Play play, PlayRequest request)
    {
        return Show(await _conductor.PlanAsync(play, request, signals.Token));
    }

    private int Show(Plan plan)
    {
        var (faults, errors) = (plan.AllFaults, plan.Errors);
        var exitCode = (int)(errors.IsEmpty ? ExitCode.Done : errors.Any(error => Catalogue.IsOfShip(error.Code)) ? ExitCode.ShipUnreachable : ExitCode.Failed);
        if (output.Format == OutputFormat.Json)
        {
            surroundings.Out.WriteLine(Documents.Plan(plan, exitCode, faults));
            return exitCode;
        }

        // A plan that is refused as a whole has no steps: that is not the same as nothing to do.
        if (!output.Quiet && (!plan.Steps.IsEmpty || errors.IsEmpty))
        {
            foreach (var line in PlanText.Lines(plan)) surroundings.Out.WriteLine(line);
        }

        Say(faults);
        return exitCode;
    }

    private int Check(PlayRequest request)
    {
        var (environment, warnings) = _conductor.Load(request, signals.Token);
        if (output.Format == OutputFormat.Json)
        {
            surroundings.Out.WriteLine(Documents.Check(environment, warnings));
            return (int)ExitCode.Done;
        }

        Say(warnings);
        if (!output.Quiet)
        {
            surroundings.Out.WriteLine(
                $"{Shown(environment.File)}: environment '{environment.Name}' is valid: {PlaySummary.Count(environment.Ships.Count, "ship")}, "
                + $"{PlaySummary.Count(environment.Services.Count, "service")}, {PlaySummary.Count(environment.Instances.Count, "instance")}");
        }

        return (int)ExitCode.Done;
    }

    private int Render(PlayRequest request)
    {
        var (text, warnings) = _conductor.Render(request, signals.Token);
        if (output.Format == OutputFormat.Json)
        {
            surroundings.Out.WriteLine(Documents.Render(text, warnings));
            return (int)ExitCode.Done;
        }

        Say(warnings);
        surroundings.Out.WriteLine(text);
        return (int)ExitCode.Done;
    }

    private int Deptree(PlayRequest request, bool repeat)
    {
        var format = output.Format switch
        {
            OutputFormat.Mermaid => DependencyFormat.Mermaid,
            OutputFormat.Dot => DependencyFormat.Dot,
            OutputFormat.Json => DependencyFormat.Json,
            _ => DependencyFormat.Text,
        };
        var (text, warnings) = _conductor.Deptree(request, format, repeat, signals.Token);
        surroundings.Out.Write(text);
        Say(warnings);
        return (int)ExitCode.Done;
    }

    private async Task<int> DoctorAsync(PlayRequest request)
    {
        var result = await _conductor.DoctorAsync(request, signals.Token);
        if (output.Format == OutputFormat.Json)
        {
            await surroundings.Out.WriteLineAsync(Documents.Doctor(result));
        }
        else
        {
            foreach (var line in DoctorText.Lines(result, onlyTrouble: output.Quiet)) await surroundings.Out.WriteLineAsync(line);
            Say(result.Warnings);
        }

        return (int)result.ExitCode;
    }

    // JSON in every format: it has no other form.
    private int Dump(PlayRequest request)
    {
        var warnings = _conductor.Dump(request, surroundings.Out, signals.Token);
        surroundings.Out.WriteLine();
        Say(warnings);
        return (int)ExitCode.Done;
    }

    // What stands against the job comes out as diagnostics and an exit code, also a fault of ours.
    private async Task<int> GuardAsync(string what, Func<Task<int>> job, Action<MaestroException>? refuse = null)
    {
        try
        {
            return await job();
        }
        catch (MaestroException refusal)
        {
            (refuse ?? Refuse)(refusal);
            return ExitCodeOf(refusal.ExitCode);
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            (refuse ?? Refuse)(new MaestroException(ExitCode.Cancelled, [Catalogue.Cancelled(what, "the look at the ships")]));
            return signals.ExitCode;
        }
#pragma warning disable CA1031 // The last resort: whatever it is, it is a fault of ours and must be said as one.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Report(what, fault, refuse ?? Refuse);
            return (int)ExitCode.Failed;
        }
    }

    private void Report(string what, Exception fault, Action<MaestroException> refuse)
    {
        refuse(new MaestroException(ExitCode.Failed, [Catalogue.InternalFault($"maestro {what}", fault)]));
        if (output.Verbose) surroundings.Error.WriteLine(fault);
    }

    private void Refuse(MaestroException refusal)
    {
        if (output.Format == OutputFormat.Json) surroundings.Out.WriteLine(Documents.Refusal(refusal, ExitCodeOf(refusal.ExitCode)));
        else Say(refusal.Diagnostics);
    }

    private void Say(ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var line in diagnostics.SelectMany(diagnostic => SourceExcerpt.Lines(diagnostic, ExcerptWidth))) surroundings.Error.WriteLine(line);
    }

    private PlayDisplay Display(Play play) => output switch
    {
        { Format: OutputFormat.Json } => new JsonDisplay(surroundings, play, output.Quiet, ExitCodeOf),
        { Quiet: true } => new QuietDisplay(surroundings.Error) { ExcerptWidth = ExcerptWidth },
        { Format: OutputFormat.Plain } or { Verbose: true } => new PlainDisplay(surroundings.Out, surroundings.Error, output.Verbose) { ExcerptWidth = ExcerptWidth },
        _ when !surroundings.IsWatched => new PlainDisplay(surroundings.Out, surroundings.Error, output.Verbose) { ExcerptWidth = ExcerptWidth },
        _ when play == Play.Status => new TableDisplay(surroundings.Terminal(), surroundings.Error) { ExcerptWidth = ExcerptWidth },
        _ => new LiveTable(surroundings.Terminal(), surroundings.Error, play, surroundings.Services.Clock) { ExcerptWidth = ExcerptWidth },
    };

    // The user's lines are for people: not for plain output, which tools read line by line.
    private int? ExcerptWidth => output.Format == OutputFormat.Text ? surroundings.ErrorWidth?.Invoke() : null;

    private int ExitCodeOf(ExitCode exitCode) => exitCode == ExitCode.Cancelled ? signals.ExitCode : (int)exitCode;

    private string Shown(string file) => file.StartsWith(surroundings.Services.WorkingDirectory, StringComparison.Ordinal)
        ? Path.GetRelativePath(surroundings.Services.WorkingDirectory, file)
        : file;

    private static string Word(Play play) => play.ToString().ToLowerInvariant();
}
