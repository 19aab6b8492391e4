using System.Collections.Immutable;
using System.Globalization;
using Maestro.Engine.Model;

namespace Maestro.Engine.Ships.Ssh;

/// <summary>The command line of OpenSSH for a tunnel. What it does not say is left to the user's own configuration, except where nobody could answer a question.</summary>
internal static class SshCommand
{
    /// <summary>The arguments of <c>ssh</c>.</summary>
    /// <param name="tunnel">Where to.</param>
    /// <param name="near">Where it listens here: a socket's path, or <c>127.0.0.1:port</c>.</param>
    /// <param name="far">What it leads to there, likewise.</param>
    /// <param name="limit">How long connecting may take.</param>
    public static ImmutableArray<string> Arguments(SshTunnel tunnel, string near, string far, TimeSpan limit)
    {
        var arguments = ImmutableArray.CreateBuilder<string>();

        // -N: no program runs there, so that no session counts against the server's MaxSessions; connections are forwarded beside each other.
        arguments.AddRange("-N", "-T", "-a", "-x");

        // The first word on an option counts: the file's go before ours, and ours before those of the user's configuration.
        foreach (var option in tunnel.Options) arguments.AddRange("-o", option);
        if (tunnel.KeyFile is { } key) arguments.AddRange("-i", key, "-o", "IdentitiesOnly=yes");
        if (tunnel.KnownHostsFile is { } known) arguments.AddRange("-o", $"UserKnownHostsFile={Quoted(known)}");
        if (tunnel.User is { } user) arguments.AddRange("-l", user);
        if (tunnel.Port is { } port) arguments.AddRange("-p", port.ToString(CultureInfo.InvariantCulture));
        arguments.AddRange(
            "-o", "BatchMode=yes",
            "-o", "StrictHostKeyChecking=yes",
            "-o", "ExitOnForwardFailure=yes",
            "-o", "ConnectTimeout=" + Math.Max(1, (int)Math.Ceiling(Math.Min(limit.TotalSeconds, 3600))).ToString(CultureInfo.InvariantCulture),

            // A cut link is noticed after ten seconds: without these, never.
            "-o", "ServerAliveInterval=5",
            "-o", "ServerAliveCountMax=2",

            // A connection that the user shares between his own sessions is his.
            "-o", "ControlMaster=no",
            "-o", "ControlPath=none",
            "-o", "PermitLocalCommand=no",
            "-o", "StreamLocalBindUnlink=yes",
            "-L", $"{near}:{far}",
            "--", tunnel.Host);
        return arguments.ToImmutable();
    }

    // ssh splits the value at spaces, and expands what begins with a per cent sign.
    private static string Quoted(string path) => $"\"{path.Replace("%", "%%", StringComparison.Ordinal)}\"";
}
