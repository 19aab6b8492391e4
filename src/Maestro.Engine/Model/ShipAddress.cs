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

    /// <summary>Plain TCP.</summary>
    /// <param name="Host">Name or address.</param>
    /// <param name="Port">Port, 1 to 65535.</param>
    public sealed record Tcp(string Host, int Port) : ShipAddress
    {
        /// <inheritdoc/>
        public override string ToString() => Host.Contains(':', StringComparison.Ordinal) ? $"tcp://[{Host}]:{Port}" : $"tcp://{Host}:{Port}";
    }
}
