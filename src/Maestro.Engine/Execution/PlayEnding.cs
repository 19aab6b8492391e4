using System.Collections.Immutable;
using System.Globalization;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Engine.Planning;

namespace Maestro.Engine.Execution;

/// <summary>What a play comes to: its exit code and its result.</summary>
internal static class PlayEnding
{
    public static PlayResult Result(Plan plan, MaestroEnvironment environment, Ledger ledger, PickedPorts? ports, Ended ended, TimeSpan deadline)
    {
        var rows = ledger.Rows;
        var word = plan.Play.ToString().ToLowerInvariant();
        if (ended == Ended.Cancelled) ledger.Add(Catalogue.Cancelled(word, Unfinished(rows)));
        else if (ended == Ended.Deadline) ledger.Add(Catalogue.DeadlinePassed(word, deadline, Unfinished(rows)));

        var exitCode = ExitCodeOf(plan.Play, ended, ledger.Diagnostics);
        var offers = plan.Play == Play.Start && exitCode == ExitCode.Done;
        var acted = rows.Select(row => row.Instance).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<Endpoint> endpoints = offers ? [.. environment.Endpoints.Concat(Picked(environment, ports)).Where(endpoint => acted.Contains(endpoint.Instance)).OrderBy(endpoint => endpoint.Variable, StringComparer.Ordinal)] : [];
        return new PlayResult
        {
            Play = plan.Play,
            Environment = environment.Name,
            ExitCode = exitCode,
            Instances = rows,
            Diagnostics = ledger.Diagnostics,
            Endpoints = endpoints,
            Variables = offers ? LinkVariables(environment, ports).SetItems(endpoints.Select(endpoint => KeyValuePair.Create(endpoint.Variable, endpoint.Address))) : environment.LinkVariables.Clear(),
            Elapsed = ledger.Elapsed,
        };
    }

    private static IEnumerable<Endpoint> Picked(MaestroEnvironment environment, PickedPorts? ports) => environment.PickedEndpoints
        .Select(endpoint => endpoint with { Number = ports?[endpoint.Instance, endpoint.Port] ?? 0 }).Where(endpoint => endpoint.Number > 0);

    private static ImmutableSortedDictionary<string, string> LinkVariables(MaestroEnvironment environment, PickedPorts? ports)
    {
        var all = environment.LinkVariables;
        foreach (var (name, picked) in environment.PickedVariables)
            all = ports?[picked.Instance, picked.Port] is { } number ? all.SetItem(name, number.ToString(CultureInfo.InvariantCulture)) : all.Remove(name);
        return all;
    }

    // A ship that is away weighs more than what failed because of it, or beside it.
    private static ExitCode ExitCodeOf(Play play, Ended ended, ImmutableArray<Diagnostic> diagnostics)
    {
        if (ended == Ended.Cancelled) return ExitCode.Cancelled;
        if (ended == Ended.Deadline) return ExitCode.DeadlinePassed;

        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToImmutableArray();
        return errors.IsEmpty ? ExitCode.Done
            : errors.Any(error => Catalogue.IsOfShip(error.Code)) ? ExitCode.ShipUnreachable
            : play == Play.Down && errors.Any(error => Catalogue.LeavesContainer(error.Code)) ? ExitCode.LeftBehind
            : ExitCode.Failed;
    }

    private static string Unfinished(ImmutableArray<InstanceRow> rows)
    {
        var open = rows.Where(row => row.Phase == InstancePhase.Cancelled).Select(row => $"{row.Instance} on {row.Ship} ({row.Text})").ToImmutableArray();
        return open.IsEmpty ? "nothing" : string.Join(", ", open);
    }
}
