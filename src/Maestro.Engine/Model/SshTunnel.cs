using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Model;

/// <summary>A way through the system's OpenSSH client. What is not given is left to the user's own ssh configuration. Paths are full paths.</summary>
/// <param name="Host">The host that is logged in to.</param>
public sealed record SshTunnel(string Host)
{
    /// <summary>Who logs in.</summary>
    public string? User { get; init; }

    /// <summary>File of the private key.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Port of the ssh server.</summary>
    public int? Port { get; init; }

    /// <summary>File of known host keys.</summary>
    public string? KnownHostsFile { get; init; }

    /// <summary>Further options, as <c>ssh -o</c> takes them: <c>ProxyJump=bastion</c>.</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>How long opening it may take (key <c>ssh_timeout</c>); null: the ship's own timeout.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Where the tunnel is asked for.</summary>
    public SourceLocation? Location { get; init; }
}
