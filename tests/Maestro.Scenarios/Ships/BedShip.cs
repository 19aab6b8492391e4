using Maestro.Engine.Model;

namespace Maestro.Scenarios.Ships;

/// <summary>One Docker host of a bed.</summary>
internal sealed class BedShip(Bed bed, int number)
{
    private string[] _options = [];

    public int Number => number;

    public string Name => $"ship{number}";

    public string Ip => $"{bed.Network}.{10 + number}";

    /// <summary>Options of a daemon that listens on plain TCP, port 2375.</summary>
    public string[] PlainTcp => ["-H", $"tcp://{Ip}:2375", "--tls=false"];

    /// <summary>The file of this ship's file system, seen from this machine.</summary>
    public string File(string path) => $"/proc/{System.IO.File.ReadAllText(Path.Combine(bed.Folder, Bed.Text(number), "machine")).Trim()}/root{path}";

    /// <summary>Its own folder on this machine.</summary>
    public string Folder => Path.Combine(bed.Folder, Bed.Text(number));

    /// <summary>Its daemon, reached past its network.</summary>
    public RawDaemon Daemon() => new(new ShipAddress.UnixSocket(File("/run/docker.sock")));

    /// <summary>Starts the daemon, on its socket and what else the options say; without options, as it was started last.</summary>
    public Task StartAsync(params string[] options)
    {
        if (options.Length > 0) _options = options;
        return bed.DoAsync("start", [Bed.Text(number), .. _options]);
    }

    /// <summary>Runs a command on it; what it printed.</summary>
    public Task<string> RunAsync(params string[] command) => bed.DoAsync("in", [Bed.Text(number), .. command]);

    /// <summary>Sends the daemon a signal, <c>KILL</c>.</summary>
    public Task SignalAsync(string signal) => RunAsync("sh", "-c", $"kill -{signal} $(cat /run/docker.pid)");

    /// <summary>Its cable.</summary>
    public Task LinkAsync(bool isUp) => bed.DoAsync("link", Bed.Text(number), isUp ? "up" : "down");

    /// <summary>Ends it as pulling its plug does.</summary>
    public Task PowerOffAsync() => bed.DoAsync("power", Bed.Text(number));

    /// <summary>Boots it again, with its daemon.</summary>
    public async Task PowerOnAsync()
    {
        await bed.DoAsync("boot", Bed.Text(number));
        await StartAsync();
    }
}
