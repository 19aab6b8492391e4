using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Maestro.Testing;

/// <summary>Ports that nothing listens on.</summary>
public static class FreePorts
{
    /// <summary>As many different ports, asked from the operating system all at once.</summary>
    public static ImmutableArray<int> Take(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Any, 0)).ToImmutableArray();
        foreach (var listener in listeners) listener.Start();
        ImmutableArray<int> ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        foreach (var listener in listeners) listener.Dispose();
        return ports;
    }
}
