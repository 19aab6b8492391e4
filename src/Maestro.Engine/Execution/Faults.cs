using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Planning;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Execution;

/// <summary>What a ship's refusal means for the step that met it.</summary>
internal static class Faults
{
    /// <summary>The diagnostic: of the step when the daemon refused it, of the ship when the daemon could not be talked to. What a refused pull means, the registries know.</summary>
    public static Diagnostic Of(Step step, ShipException fault)
    {
        var (ship, reason) = (fault.Ship.Name, fault.Reason);
        if (fault.Fault != ShipFault.Refused) return ShipDiagnostics.From(fault, fault.Ship.Location);

        return step switch
        {
            Step.Create create => Catalogue.CreateFailed(create.Instance.Location, create.Instance.Name, ship, reason),
            Step.Kill kill => Catalogue.StopFailed(kill.Instance.Location, kill.Instance.Name, ship, reason),
            Step.Stop stop => Catalogue.StopFailed(stop.Instance.Location, stop.Instance.Name, ship, reason),
            Step.Remove remove => Catalogue.RemoveFailed(remove.Instance.Location, remove.Instance.Name, ship, reason),
            Step.OfInstance other => Catalogue.StartFailed(other.Instance.Location, other.Instance.Name, ship, reason),
            _ => ShipDiagnostics.From(fault, fault.Ship.Location),
        };
    }

    /// <summary>The few words that stand in the table; the diagnostic below it says the rest.</summary>
    public static string Short(Step step, Diagnostic diagnostic) => (step, diagnostic.Code) switch
    {
        (_, "MSTR0503") => "the container ended",
        (_, "MSTR0515") => "did not complete",
        (Step.AwaitChecks checks, "MSTR0504" or "MSTR0514") => $"a {checks.State.Key()} check did not pass",
        (_, "MSTR0504") => "not ready in time",
        (_, "MSTR0514") => "a check cannot pass",
        (_, "MSTR0302") => "its ship does not answer",
        (_, { } code) when Catalogue.IsOfShip(code) => "its ship cannot be reached",
        (Step.PullImage, "MSTR0403") => "its registry refuses the login",
        (Step.PullImage, "MSTR0404") => "its registry wants a login",
        (Step.PullImage, "MSTR0405") => "its registry does not let us read the image",
        (Step.PullImage, "MSTR0407") => "image is not in the registry",
        (Step.PullImage, _) => "image cannot be pulled",
        (Step.Create, _) => "cannot be created",
        (Step.Start or Step.Unpause, _) => "cannot be started",
        (Step.Stop, _) => "cannot be stopped",
        (Step.Kill, _) => "cannot be killed",
        (Step.Remove, _) => "cannot be removed",
        _ => diagnostic.Code,
    };
}
