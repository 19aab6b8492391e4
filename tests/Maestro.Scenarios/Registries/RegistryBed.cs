using System.Collections.Concurrent;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Maestro.Engine.DockerApi;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;
using Maestro.Scenarios.Plays;

namespace Maestro.Scenarios.Registries;

/// <summary>Two registries for one class of tests, one that lets everybody in and one that asks for a password; what was pulled is removed again.</summary>
public sealed class RegistryBed : IAsyncLifetime
{
    private readonly ConcurrentBag<string> _images = [];

    internal IDockerHost Host { get; } = new DockerHostFactory().Open(new Ship { Name = "real", Ip = RealDaemon.Ip, Address = RealDaemon.Address });

    internal RegistryProcess Open { get; private set; } = null!;

    internal RegistryProcess Locked { get; private set; } = null!;

    /// <summary>An address of this machine beside the loopback: registries there are not trusted unheard. A Docker host has at least that of its bridge.</summary>
    internal static IPAddress OtherAddress => NetworkInterface.GetAllNetworkInterfaces()
        .Where(network => network.NetworkInterfaceType != NetworkInterfaceType.Loopback)
        .SelectMany(network => network.GetIPProperties().UnicastAddresses).Select(unicast => unicast.Address)
        .First(address => address.AddressFamily == AddressFamily.InterNetwork);

    /// <summary>An environment of one service with so many instances of an image.</summary>
    internal LiveEnvironment Environment(string image, string registries = "", int instances = 1)
    {
        _images.Add(image);
        var rows = string.Concat(Enumerable.Range(1, instances).Select(number => $"      NAME-web-{number}: {{ship: SHIP}}\n"));
        return new LiveEnvironment($"  web:\n    image: {image}\n    instances:\n{rows}", registries.Length > 0 ? $"registries:\n  {registries}\n" : "");
    }

    public async Task InitializeAsync()
    {
        Open = await RegistryProcess.OpenAsync();
        Locked = await RegistryProcess.LockedAsync();
    }

    public async Task DisposeAsync()
    {
        using var connection = new DockerConnection(Host.Ship, TimeProvider.System, ConnectFunctions.For(Host.Ship.Address));
        foreach (var image in _images.Distinct())
        {
            var request = new DockerRequest(HttpMethod.Delete, $"images/{image}?force=1", $"remove {image}", TimeSpan.FromSeconds(60)) { Accepts = [HttpStatusCode.NotFound] };
            await connection.AskAsync(request, CancellationToken.None);
        }

        await Host.DisposeAsync();
        await Open.DisposeAsync();
        await Locked.DisposeAsync();
    }
}
