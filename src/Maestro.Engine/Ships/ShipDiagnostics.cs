using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Ships;

/// <summary>A failed request as a diagnostic.</summary>
internal static class ShipDiagnostics
{
    /// <summary>The diagnostic; <paramref name="location"/> is where the ship is defined.</summary>
    public static Diagnostic From(ShipException fault, SourceLocation? location)
    {
        var (ship, address) = (fault.Ship.Name, fault.Ship.Address.ToString()!);
        return fault.Fault switch
        {
            ShipFault.TimedOut => Catalogue.ShipTimedOut(location, ship, address, fault.Request, fault.Waited),
            ShipFault.Denied => Catalogue.ShipDenied(location, ship, address, fault.Reason),
            ShipFault.NotDocker => Catalogue.ShipNotDocker(location, ship, address, fault.Reason),
            ShipFault.Refused => Catalogue.ShipRefused(location, ship, fault.Request, fault.Status, fault.Reason),
            _ => Catalogue.ShipUnreachable(location, ship, address, fault.Reason),
        };
    }
}
