using Maestro.Engine.Model;

namespace Maestro.Engine.Ships;

/// <summary>A request to a ship failed.</summary>
public sealed class ShipException : Exception
{
    /// <summary>Makes the exception; <paramref name="reason"/> is what came back, in one line without secrets.</summary>
    public ShipException(Ship ship, ShipFault fault, string request, string reason, Exception? inner = null)
        : base($"{ship.Name}: {request}: {reason}", inner)
    {
        Ship = ship;
        Fault = fault;
        Request = request;
        Reason = reason;
    }

    /// <summary>The ship.</summary>
    public Ship Ship { get; }

    /// <summary>What kind of failure.</summary>
    public ShipFault Fault { get; }

    /// <summary>What was asked, in Docker's words: <c>start web-1</c>.</summary>
    public string Request { get; }

    /// <summary>What came back: the daemon's message, or the fault of the connection.</summary>
    public string Reason { get; }

    /// <summary>HTTP status, when the daemon answered; else 0.</summary>
    public int Status { get; init; }

    /// <summary>How long the answer was waited for, when the deadline passed.</summary>
    public TimeSpan Waited { get; init; }
}
