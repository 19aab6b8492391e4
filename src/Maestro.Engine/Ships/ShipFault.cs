namespace Maestro.Engine.Ships;

/// <summary>Kinds of failure of a request to a ship.</summary>
public enum ShipFault
{
    /// <summary>No connection, or it broke.</summary>
    Unreachable,

    /// <summary>No answer within the request's deadline.</summary>
    TimedOut,

    /// <summary>The socket or the daemon denies access.</summary>
    Denied,

    /// <summary>Daemon and engine share no API version.</summary>
    ApiVersion,

    /// <summary>What answers does not speak the Docker API.</summary>
    NotDocker,

    /// <summary>The daemon answered with an error: <see cref="ShipException.Status"/> tells which.</summary>
    Refused,

    /// <summary>TLS with the daemon fails: a certificate or a key.</summary>
    Tls,

    /// <summary>The SSH tunnel cannot be opened.</summary>
    Tunnel,

    /// <summary>A pull made no progress.</summary>
    Stalled,
}
