using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Ships;

/// <summary>A failed request to a ship as a diagnostic. Who knows what the request was for may have a better one: a refused start, a failed pull.</summary>
internal static class ShipDiagnostics
{
    /// <summary>The diagnostic; without <paramref name="location"/> it points to the ship's definition.</summary>
    public static Diagnostic From(ShipException exception, SourceLocation? location = null)
    {
        var ship = exception.Ship;
        var (place, address) = (location ?? ship.Location, ship.Address.ToString());
        return exception.Fault switch
        {
            ShipFault.Unreachable => Catalogue.ShipUnreachable(place, ship.Name, address, exception.Reason),
            ShipFault.TimedOut or ShipFault.Stalled => Catalogue.ShipTimedOut(place, ship.Name, address, exception.Request, exception.Waited),
            ShipFault.Denied => Catalogue.ShipDenied(place, ship.Name, address, exception.Reason),
            ShipFault.ApiVersion => Catalogue.ApiVersionUnsupported(place, ship.Name, address, exception.Reason),
            ShipFault.NotDocker => Catalogue.ShipNotDocker(place, ship.Name, address, exception.Reason),
            ShipFault.Tls => Catalogue.TlsFails(place, ship.Name, address, exception.Reason),
            ShipFault.Tunnel => Catalogue.TunnelFails(place, ship.Name, address, exception.Reason),
            ShipFault.Refused => Catalogue.ShipRefused(place, ship.Name, exception.Request, exception.Status, exception.Reason),
            _ => throw new ArgumentOutOfRangeException(nameof(exception), exception.Fault, "unknown fault of a ship"),
        };
    }
}
