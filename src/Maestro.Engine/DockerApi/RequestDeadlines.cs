using Maestro.Engine.Model;

namespace Maestro.Engine.DockerApi;

/// <summary>How long each kind of request to a ship may take. All grow with the ship's own <c>timeout</c>, so that one number tells that a ship is slow.</summary>
internal sealed class RequestDeadlines(Ship ship)
{
    /// <summary>
    /// A pull may last for hours, but the daemon reports on it several times a second. A daemon that waits for its registry gives up after 15 s a try.
    /// </summary>
    public static readonly TimeSpan PullSilence = TimeSpan.FromSeconds(60);

    /// <summary>To open a connection, with its tunnel where it goes through one (<c>ssh_timeout</c>).</summary>
    public TimeSpan Connect => ship.Address is ShipAddress.Ssh ssh ? (ssh.Tunnel.Timeout ?? Short) + Short : Short;

    /// <summary>
    /// How long a ship that answered before may be away: until then what can be repeated is. A daemon that is started anew was away for 1.7 to 2.5 s; a network
    /// that forgot the ship's address takes some seconds to find it again.
    /// </summary>
    public TimeSpan Outage => ship.RequestTimeout > Longest / 2 ? Longest : ship.RequestTimeout * 2;

    /// <summary>
    /// To get the first answer, and for what the daemon tells without waiting for a container (list, image, the head of an event stream): the ship's
    /// <c>timeout</c> itself. While a daemon worked on fifty containers at once with two busy cores, none of two thousand such requests took longer than 0.2 s.
    /// </summary>
    public TimeSpan Short => ship.RequestTimeout;

    /// <summary>To look into one container (inspect, log). That waits for the lock which a start or stop of the same container holds, 7 s in the same measurement.</summary>
    public TimeSpan Look => AtLeast(TimeSpan.FromSeconds(30), 6);

    /// <summary>
    /// To create, start, unpause or remove one container. That takes 0.3 s on a daemon with nothing else to do; the daemon serialises much of it, so that the last of
    /// fifty waits for all others.
    /// </summary>
    public TimeSpan Work => AtLeast(TimeSpan.FromMinutes(2), 24);

    /// <summary>To stop: the time that the container itself is granted, then what killing fifty at once takes a slow daemon.</summary>
    public TimeSpan Stop(TimeSpan grace) => grace + Work;

    // Timers take some 49 days at most, and no request is waited for that long.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(20);

    private TimeSpan AtLeast(TimeSpan least, int times) => ship.RequestTimeout > Longest / times ? Longest : ship.RequestTimeout * times > least ? ship.RequestTimeout * times : least;
}
