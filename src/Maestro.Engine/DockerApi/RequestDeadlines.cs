using Maestro.Engine.Model;

namespace Maestro.Engine.DockerApi;

/// <summary>How long each kind of request to a ship may take. All grow with the ship's own <c>timeout</c>, so that one number tells that a ship is slow.</summary>
internal sealed class RequestDeadlines(Ship ship)
{
    /// <summary>
    /// A pull may last for hours, but the daemon reports on it several times a second. A daemon that waits for its registry gives up after 15 s a try.
    /// </summary>
    public static readonly TimeSpan PullSilence = TimeSpan.FromSeconds(60);

    /// <summary>To connect, and to get the first answer: the ship's <c>timeout</c> itself. It tells a dead ship from a living one, so it is short.</summary>
    public TimeSpan Contact => ship.RequestTimeout;

    /// <summary>
    /// To read (list, inspect, image, log). The daemon has answered before, so it lives: late means busy. An inspect waits for the lock that a start of the same
    /// container holds, and a fully loaded daemon answers late, so this may be much longer than <see cref="Contact"/>.
    /// </summary>
    public TimeSpan Read => AtLeast(TimeSpan.FromSeconds(30), 6);

    /// <summary>
    /// To create, start, unpause or remove one container. That takes 0.5 s on a daemon with nothing else to do; the daemon serialises much of it, so that the last of
    /// fifty waits for all others.
    /// </summary>
    public TimeSpan Work => AtLeast(TimeSpan.FromMinutes(2), 24);

    /// <summary>To stop: the time that the container itself is granted, then what killing fifty at once takes a slow daemon.</summary>
    public TimeSpan Stop(TimeSpan grace) => grace + Work;

    private TimeSpan AtLeast(TimeSpan least, int times) => ship.RequestTimeout * times > least ? ship.RequestTimeout * times : least;
}
