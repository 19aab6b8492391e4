using System.Net;
using System.Net.Sockets;
using Maestro.Engine.Model;
using Maestro.Testing;

namespace Maestro.Engine.Tests.Execution;

public sealed class WhenAStatusIsFull : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _open;
    private readonly int _closed = FreePorts.Take(1)[0];
    private readonly Stage _stage;

    public WhenAStatusIsFull()
    {
        _listener.Start();
        _open = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _stage = new Stage(new EnvironmentBuilder().Service("web", ["web-1", "web-2"], with: instance => instance with
        {
            Ports =
            [
                new NamedPort("open", new PortRange(80), "0.0.0.0", new PortRange(_open), PortProtocol.Tcp),
                new NamedPort("closed", new PortRange(81), "127.0.0.1", new PortRange(_closed), PortProtocol.Tcp),
                new NamedPort("row", new PortRange(90, 91), "0.0.0.0", new PortRange(9000, 9001), PortProtocol.Tcp),
                new NamedPort("dns", new PortRange(53), "0.0.0.0", new PortRange(5353), PortProtocol.Udp),
            ],
        }).Build());
    }

    [Fact]
    public async Task Each_port_tells_whether_it_answers()
    {
        await _stage.PlayAsync(Play.Start, new PlayRequest { Things = ["web-1"] });

        var rows = (await _stage.PlayAsync(Play.Status, new PlayRequest { Full = true })).Instances;

        rows[0].Ports!.Value.Select(port => $"{port.Name} {port.Exposed} {port.Address} {port.Answers} {port.Text}").ShouldBe(
        [
            $"open 80/tcp 127.0.0.1:{_open} True answers",
            $"closed 81/tcp 127.0.0.1:{_closed} False connection refused",
            "row 90-91/tcp 127.0.0.1:9000-9001  not asked: several ports, or one that the engine picks",
            "dns 53/udp 127.0.0.1:5353  not asked: UDP",
        ]);
        rows[1].Ports!.Value.ShouldAllBe(port => port.Text == "not asked: the container is not up");
    }

    [Fact]
    public async Task A_port_that_a_far_ship_opens_to_itself_alone_is_not_asked_on_this_machine()
    {
        var stage = new Stage(new EnvironmentBuilder().Service("web", ["web-1"], ship: "far", ip: "192.0.2.1", with: instance => instance with
        {
            Ports = [new NamedPort("open", new PortRange(80), "127.0.0.1", new PortRange(_open), PortProtocol.Tcp)],
        }).Build());
        await stage.PlayAsync(Play.Start);

        var port = (await stage.PlayAsync(Play.Status, new PlayRequest { Full = true })).Instances[0].Ports!.Value.ShouldHaveSingleItem();

        (port.Answers, port.Text).ShouldBe((null, "not asked: it is open to its ship alone"));
    }

    [Fact]
    public async Task Hosts_are_shown_when_they_are_asked_for()
    {
        (await _stage.PlayAsync(Play.Status, new PlayRequest { ShowHosts = true })).Instances.ShouldAllBe(row => row.ShipText == "local (127.0.0.1)");
        (await _stage.PlayAsync(Play.Status, new PlayRequest())).Instances.ShouldAllBe(row => row.ShipText == "local" && row.Ports == null);
    }

    [Fact]
    public async Task Other_plays_ask_no_ports() =>
        (await _stage.PlayAsync(Play.Start, new PlayRequest { Full = true, ShowHosts = true })).Instances.ShouldAllBe(row => row.Ports == null && row.Host == null);

    public void Dispose() => _listener.Dispose();
}
