namespace Maestro.Engine.Model;

/// <summary>Where a Docker daemon listens. A closed set: new ways to connect are new nested records.</summary>
public abstract record ShipAddress
{
    private ShipAddress()
    {
    }

    /// <summary>A unix socket of this machine.</summary>
    /// <param name="Path">Absolute path.</param>
    public sealed record UnixSocket(string Path) : ShipAddress
    {
        /// <inheritdoc/>
        public override string ToString() => $"unix://{Path}";
    }

    /// <summary>A named pipe of this machine, which is Windows.</summary>
    /// <param name="Name">Without <c>//./pipe/</c>: <c>docker_engine</c>.</param>
    public sealed record NamedPipe(string Name) : ShipAddress
    {
        /// <inheritdoc/>
        public override string ToString() => $"npipe:////./pipe/{Name}";
    }

    /// <summary>Plain TCP.</summary>
    /// <param name="Host">Name or address.</param>
    /// <param name="Port">Port, 1 to 65535.</param>
    public sealed record Tcp(string Host, int Port) : ShipAddress
    {
        /// <inheritdoc/>
        public override string ToString() => Host.Contains(':', StringComparison.Ordinal) ? $"tcp://[{Host}]:{Port}" : $"tcp://{Host}:{Port}";
    }

    /// <summary>TCP under TLS.</summary>
    /// <param name="Host">Name or address, as the daemon's certificate knows it.</param>
    /// <param name="Port">Port, 1 to 65535.</param>
    /// <param name="Settings">How.</param>
    public sealed record Tls(string Host, int Port, TlsSettings Settings) : ShipAddress
    {
        /// <inheritdoc/>
        public override string ToString() => Host.Contains(':', StringComparison.Ordinal) ? $"tls://[{Host}]:{Port}" : $"tls://{Host}:{Port}";
    }

    /// <summary>Through an SSH tunnel.</summary>
    /// <param name="Tunnel">The tunnel.</param>
    /// <param name="Daemon">Where the daemon is, seen from the tunnel's far end.</param>
    public sealed record Ssh(SshTunnel Tunnel, ShipAddress Daemon) : ShipAddress
    {
        /// <inheritdoc/>
        public override string ToString() => $"ssh://{Tunnel.Host} ({Daemon})";
    }
}
