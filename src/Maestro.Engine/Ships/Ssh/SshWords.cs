using Maestro.Engine.Model;

namespace Maestro.Engine.Ships.Ssh;

/// <summary>What OpenSSH printed, told with what to do about it.</summary>
internal static class SshWords
{
    /// <summary>Why a tunnel ended, by the lines that ssh printed.</summary>
    public static string Of(SshTunnel tunnel, IReadOnlyList<string> lines)
    {
        var known = tunnel.KnownHostsFile ?? "~/.ssh/known_hosts";
        if (Says("REMOTE HOST IDENTIFICATION HAS CHANGED")) return $"the server shows another host key than the one in {known}: if it was set up anew, take its line out there ('ssh-keygen -R {Host(tunnel)}'); else somebody stands between";
        if (Says("Host key verification failed") || Says("host key is known")) return $"the server's host key is not in {known}: check it and add it there ('ssh-keyscan{(tunnel.Port is { } port ? $" -p {port}" : "")} {tunnel.Host}')";
        if (Says("Identity file") && Says("not accessible")) return $"the key file {tunnel.KeyFile} cannot be read: see 'key' of ssh_tunnel";
        if (Says("UNPROTECTED PRIVATE KEY FILE")) return $"ssh does not use the key file {tunnel.KeyFile}, because others may read it: 'chmod 600' it";
        if (Says("Permission denied")) return $"the server refuses the login{(tunnel.User is { } user ? $" of {user}" : "")}: {Line("Permission denied")}; see user and key of ssh_tunnel, and the authorized keys there";

        // The server gives no reason: whether nobody listens there or it forbids to ask, it says the same of a socket.
        if (Says("open failed")) return $"{Line("open failed")}: see that a daemon listens at that address there, and that its server allows forwarding (AllowStreamLocalForwarding, AllowTcpForwarding)";
        if (Says("not responding")) return $"the link was cut: {Line("not responding")}";
        return lines.Count > 0 ? lines[^1] : "ssh ended without a word";

        bool Says(string words) => lines.Any(line => line.Contains(words, StringComparison.Ordinal));
        string Line(string words) => lines.Last(line => line.Contains(words, StringComparison.Ordinal)).TrimEnd('.');
    }

    private static string Host(SshTunnel tunnel) => tunnel.Port is { } port and not 22 ? $"[{tunnel.Host}]:{port}" : tunnel.Host;
}
