using System.Diagnostics;

namespace Maestro.Scenarios.Ships;

/// <summary>Debian's OpenSSH server on a ship, with a key that lets root in, and what a client needs to know of it.</summary>
internal sealed class SshServer : IAsyncDisposable
{
    /// <summary>Where it listens.</summary>
    public const int Port = 2222;

    private readonly BedShip _ship;
    private readonly string _folder;

    private SshServer(BedShip ship)
    {
        _ship = ship;
        _folder = Directory.CreateDirectory(Path.Combine(ship.Folder, "ssh")).FullName;
    }

    /// <summary>The key that lets in.</summary>
    public string Key => Path.Combine(_folder, "id");

    /// <summary>A key that does not.</summary>
    public string StrangeKey => Path.Combine(_folder, "strange");

    /// <summary>Where its host key is known.</summary>
    public string KnownHosts => Path.Combine(_folder, "known_hosts");

    /// <summary>Where another host key is said to be its.</summary>
    public string WronglyKnownHosts => Path.Combine(_folder, "wrongly_known_hosts");

    /// <summary>Keys of a ship that leads to its socket through it.</summary>
    public string Tunnel => $"ssh_tunnel: {{user: root, key: {Key}, port: {Port}, known_hosts: {KnownHosts}}}, socket_path: /var/run/docker.sock";

    /// <summary>The same, through a port of this machine that leads there.</summary>
    public string TunnelThrough(int port) => Tunnel.Replace($"port: {Port}", $"port: {port}, options: {{HostKeyAlias: '[{_ship.Ip}]:{Port}'}}", StringComparison.Ordinal);

    /// <summary>Starts one; <paramref name="more"/> is further lines of its configuration.</summary>
    public static async Task<SshServer> StartAsync(BedShip ship, string more = "")
    {
        var server = new SshServer(ship);
        await Task.WhenAll(new[] { "host", "other_host", "id", "strange" }.Select(server.MakeKeyAsync));
        await File.WriteAllTextAsync(server.KnownHosts, await server.KnownAsync("host"));
        await File.WriteAllTextAsync(server.WronglyKnownHosts, await server.KnownAsync("other_host"));
        File.Copy($"{server.Key}.pub", Path.Combine(server._folder, "authorized_keys"));
        await File.WriteAllTextAsync(
            Path.Combine(server._folder, "sshd_config"),
            $"""
            Port {Port}
            ListenAddress {ship.Ip}
            HostKey {server._folder}/host
            AuthorizedKeysFile {server._folder}/authorized_keys
            PidFile {server._folder}/pid
            StrictModes no
            UsePAM no
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            PermitRootLogin prohibit-password
            MaxStartups 100:30:200
            LogLevel VERBOSE
            {more}

            """);
        await server.StartAsync();
        return server;
    }

    /// <summary>Starts it again.</summary>
    public Task StartAsync() => StartAgainAsync(_ship);

    /// <summary>Starts the one that a ship had. It goes into the background before it listens, and writes its id once it does.</summary>
    public static Task StartAgainAsync(BedShip ship) => ship.RunAsync(
        "timeout", "10", "sh", "-c", "while pgrep -x sshd; do sleep 0.01; done; rm -f $1/pid; /usr/sbin/sshd -f $1/sshd_config -E $1/log; until test -s $1/pid; do sleep 0.01; done", "sh", $"{ship.Folder}/ssh");

    /// <summary>Ends it and all its sessions.</summary>
    public Task KillAsync() => _ship.RunAsync("sh", "-c", "pkill -KILL sshd; true");

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<string> KnownAsync(string key)
    {
        var words = (await File.ReadAllTextAsync(Path.Combine(_folder, $"{key}.pub"))).Split(' ');
        return $"[{_ship.Ip}]:{Port} {words[0]} {words[1]}\n";
    }

    private async Task MakeKeyAsync(string name)
    {
        using var process = Process.Start(new ProcessStartInfo("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", Path.Combine(_folder, name)]) { RedirectStandardOutput = true })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException("ssh-keygen failed");
    }
}
