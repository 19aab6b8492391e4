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

    /// <summary>As many ports, one behind the other; the first is returned.</summary>
    public static int Row(int count)
    {
        while (true)
        {
            var first = Take(1)[0];
            if (first + count <= 65536 && Enumerable.Range(first, count).All(IsFree)) return first;
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Any, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
