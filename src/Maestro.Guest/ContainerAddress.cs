using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Maestro.Guest;

/// <summary>The address of a container in its own network.</summary>
internal static class ContainerAddress
{
    /// <exception cref="MaestroEnvironmentException">There is none.</exception>
    public static IPAddress Find()
    {
        Exception? cause = null;
        foreach (var addresses in new Func<IEnumerable<IPAddress>>[] { OfInterfaces, OfHostName })
        {
            try
            {
                if (Best(addresses()) is { } address) return address;
            }
            catch (Exception exception) when (exception is NetworkInformationException or SocketException or PlatformNotSupportedException)
            {
                cause = exception;
            }
        }

        throw Errors.NoInternalAddress(cause);
    }

    /// <summary>The first of IPv4 that others can reach, or else of IPv6.</summary>
    public static IPAddress? Best(IEnumerable<IPAddress> addresses) =>
        addresses.Where(IsReachable).OrderBy(address => address.AddressFamily == AddressFamily.InterNetwork ? 0 : 1).FirstOrDefault();

    // MaestroNG looks at eth0 alone, which is what Docker calls the first network of a container.
    private static IEnumerable<IPAddress> OfInterfaces() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(network => network.NetworkInterfaceType != NetworkInterfaceType.Loopback && network.OperationalStatus != OperationalStatus.Down)
        .OrderBy(network => network.Name == "eth0" ? 0 : 1)
        .SelectMany(network => network.GetIPProperties().UnicastAddresses.Select(unicast => unicast.Address));

    private static IPAddress[] OfHostName() => Dns.GetHostAddresses(Dns.GetHostName());

    private static bool IsReachable(IPAddress address) => !IPAddress.IsLoopback(address) && !address.IsIPv6LinkLocal && !IsIPv4LinkLocal(address.GetAddressBytes());

    private static bool IsIPv4LinkLocal(byte[] address) => address.Length == 4 && address[0] == 169 && address[1] == 254;
}
