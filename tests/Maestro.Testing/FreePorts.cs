using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Maestro.Testing;

/// <summary>Ports that nothing listens on.</summary>
public static class FreePorts
{
    // Below those that the operating system hands out to connections and to whoever asks for any: one of these would be free now and gone
    // when the container that shall publish it is started.
    private const int Lowest = 12_000;
    private const int Above = 32_000;

    private static readonly Lock Gate = new();
    private static readonly HashSet<int> Taken = [];

    /// <summary>As many different ports, none of which was given before in this process.</summary>
    public static ImmutableArray<int> Take(int count)
    {
        var ports = ImmutableArray.CreateBuilder<int>(count);
        while (ports.Count < count)
        {
            var port = Random.Shared.Next(Lowest, Above);
            if (IsNew(port) && IsFree(port)) ports.Add(port);
        }

        return ports.MoveToImmutable();
    }

    /// <summary>As many ports, one behind the other; the first is returned.</summary>
    public static int Row(int count)
    {
        while (true)
        {
            var first = Take(1)[0];
            if (Enumerable.Range(first + 1, count - 1).All(port => IsNew(port) && IsFree(port))) return first;
        }
    }

    private static bool IsNew(int port)
    {
        lock (Gate) return Taken.Add(port);
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
