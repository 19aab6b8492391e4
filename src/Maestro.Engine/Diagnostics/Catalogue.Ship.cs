using System.Collections.Immutable;

namespace Maestro.Engine.Diagnostics;

public static partial class Catalogue
{
    private static ImmutableArray<CatalogueEntry> ShipEntries =>
    [
        new("MSTR0301", "Ship cannot be reached", "See that the Docker daemon runs and listens at the address named; check ip, endpoint, docker_port or socket_path of the ship, and the network between."),
        new("MSTR0302", "Ship does not answer in time", "See whether the daemon is overloaded or hangs; the ship's timeout sets how long a short request may take."),
        new("MSTR0303", "API version not supported", "Use a Docker Engine whose API range includes one that is supported."),
        new("MSTR0304", "Ship refuses us", "Give the user the right to use the daemon (for a local socket: the group docker, or root)."),
        new("MSTR0305", "Answer is not of the Docker API", "See what listens at the address: it answered, but not as a Docker daemon does."),
        new("MSTR0306", "Ship refused a request", "The daemon's own words say why."),
        new("MSTR0307", "TLS with the ship fails", "See the ship's tls_ca_cert, tls_cert and tls_key, and the names and dates in the daemon's certificate; the message says which."),
        new("MSTR0308", "SSH tunnel cannot be opened", "See that 'ssh' to that host works by hand as the same user, without asking anything; then ssh_tunnel's user, key, port and known_hosts."),
    ];

    /// <summary>Whether a code is of the family of ships that cannot be reached or refuse us. A refusal of a single request (MSTR0306) is not.</summary>
    public static bool IsOfShip(string code) => code.StartsWith("MSTR03", StringComparison.Ordinal) && code != "MSTR0306";

    /// <summary>No connection to the ship.</summary>
    /// <param name="location">Where the ship is defined.</param>
    /// <param name="ship">Its name.</param>
    /// <param name="address">What was tried: <c>unix:///var/run/docker.sock</c>, <c>tcp://10.0.0.1:2375</c>.</param>
    /// <param name="reason">What came back.</param>
    public static Diagnostic ShipUnreachable(SourceLocation? location, string ship, string address, string reason) =>
        Error("MSTR0301", location, $"ship '{ship}' cannot be reached at {address}: {reason}; see that a Docker daemon runs and listens there");

    /// <summary>A request was sent and not answered within its deadline.</summary>
    public static Diagnostic ShipTimedOut(SourceLocation? location, string ship, string address, string request, TimeSpan waited) =>
        Error("MSTR0302", location, $"ship '{ship}' at {address} did not answer '{request}' within {Seconds(waited)}: the daemon is overloaded, hangs, or the link is down");

    /// <summary>Daemon and engine share no API version.</summary>
    /// <param name="location">Where the ship is defined.</param>
    /// <param name="ship">Its name.</param>
    /// <param name="address">Where it was reached.</param>
    /// <param name="reason">Both ranges and what to do: "it offers Docker API 1.12 at most, and 1.30 to 1.47 is needed: use another engine version there".</param>
    public static Diagnostic ApiVersionUnsupported(SourceLocation? location, string ship, string address, string reason) =>
        Error("MSTR0303", location, $"ship '{ship}' at {address} cannot be used: {reason}");

    /// <summary>The socket or the daemon denies access.</summary>
    public static Diagnostic ShipDenied(SourceLocation? location, string ship, string address, string reason) =>
        Error("MSTR0304", location, $"ship '{ship}' at {address} refuses access: {reason}; for a local socket the user must be root or in the group that owns it (docker)");

    /// <summary>Something answered that is no Docker daemon.</summary>
    public static Diagnostic ShipNotDocker(SourceLocation? location, string ship, string address, string reason) =>
        Error("MSTR0305", location, $"what answers for ship '{ship}' at {address} does not speak the Docker API: {reason}");

    /// <summary>TLS with the daemon fails.</summary>
    public static Diagnostic TlsFails(SourceLocation? location, string ship, string address, string reason) =>
        Error("MSTR0307", location, $"ship '{ship}' at {address}: TLS fails: {reason}");

    /// <summary>The SSH tunnel cannot be opened.</summary>
    public static Diagnostic TunnelFails(SourceLocation? location, string ship, string address, string reason) =>
        Error("MSTR0308", location, $"ship '{ship}' at {address}: the SSH tunnel cannot be opened: {reason}");

    /// <summary>The daemon answered a request with an error that no other code covers.</summary>
    public static Diagnostic ShipRefused(SourceLocation? location, string ship, string request, int status, string message) =>
        Error("MSTR0306", location, $"ship '{ship}' refused '{request}' ({status}): {message}");
}
