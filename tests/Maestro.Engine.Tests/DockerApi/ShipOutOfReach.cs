using System.Net;
using System.Net.Sockets;
using Maestro.Engine.DockerApi;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;
using Maestro.Testing;

namespace Maestro.Engine.Tests.DockerApi;

public sealed class ShipOutOfReach : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("maestro");

    [Fact]
    public async Task Because_nothing_listens_at_the_port()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        await Tells(new ShipAddress.Tcp("127.0.0.1", port), "connection refused");
    }

    [Fact]
    public async Task Because_there_is_no_socket() => await Tells(new ShipAddress.UnixSocket(Path.Combine(_folder.FullName, "absent.sock")), "no such socket file");

    [Fact]
    public async Task Because_there_is_not_even_a_folder() => await Tells(new ShipAddress.UnixSocket("/absent/docker.sock"), "no such socket file");

    [Fact]
    public async Task Because_nothing_listens_on_the_socket()
    {
        var path = Path.Combine(_folder.FullName, "left.sock");
        using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)) socket.Bind(new UnixDomainSocketEndPoint(path));
        if (!File.Exists(path)) await File.WriteAllTextAsync(path, "");

        await Tells(new ShipAddress.UnixSocket(path), "connection refused: nothing listens on the socket");
    }

    [Fact]
    public async Task Because_the_path_is_too_long_for_a_socket() =>
        await Tells(new ShipAddress.UnixSocket($"/{new string('x', 200)}"), "the path is empty or longer than a socket's path may be");

    [Fact]
    public async Task Because_it_does_not_answer_the_attempt_to_connect()
    {
        var clock = new ManualClock();
        var attempted = new TaskCompletionSource();
        var ship = new Ship { Name = "far", Ip = "far", Address = new ShipAddress.Tcp("far", 2375) };
        using var connection = new DockerConnection(ship, clock, async token =>
        {
            attempted.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            return Stream.Null;
        });
        await using var host = new DockerHost(connection, tunnel: null);
        var list = host.ListContainersAsync(default);
        await attempted.Task;
        clock.Advance(TimeSpan.FromSeconds(5));

        var fault = await Should.ThrowAsync<ShipException>(() => list);
        fault.Fault.ShouldBe(ShipFault.Unreachable);
        fault.Reason.ShouldBe("no answer to the attempt to connect within 5 s");
    }

    [Theory]
    [InlineData(SocketError.HostUnreachable, "no route to host")]
    [InlineData(SocketError.NetworkUnreachable, "the network is unreachable")]
    [InlineData(SocketError.HostNotFound, "no such host name")]
    [InlineData(SocketError.ConnectionReset, "the connection was reset")]
    public void In_plain_words(SocketError error, string words) => ConnectionFault.Words(new SocketException((int)error)).ShouldBe(words);

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task Tells(ShipAddress address, string reason)
    {
        await using var host = new DockerHostFactory().Open(new Ship { Name = "far", Ip = "127.0.0.1", Address = address });

        var fault = await Should.ThrowAsync<ShipException>(() => host.ListContainersAsync(default));

        fault.Fault.ShouldBe(ShipFault.Unreachable);
        fault.Reason.ShouldBe(reason);
    }
}
