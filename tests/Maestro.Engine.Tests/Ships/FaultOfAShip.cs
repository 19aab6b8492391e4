using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Tests.Ships;

public sealed class FaultOfAShip
{
    private static readonly Ship Ship = new() { Name = "s", Ip = "10.0.0.1", Address = new ShipAddress.Tcp("10.0.0.1", 2375), Location = new SourceLocation("m.yaml", 3, 5) };

    [Theory]
    [InlineData(ShipFault.Unreachable, "m.yaml(3,5): error MSTR0301: ship 's' cannot be reached at tcp://10.0.0.1:2375: because; see that a Docker daemon runs and listens there")]
    [InlineData(ShipFault.TimedOut, "m.yaml(3,5): error MSTR0302: ship 's' at tcp://10.0.0.1:2375 did not answer 'start x' within 5 s: the daemon is overloaded, hangs, or the link is down")]
    [InlineData(ShipFault.Stalled, "m.yaml(3,5): error MSTR0302: ship 's' at tcp://10.0.0.1:2375 did not answer 'start x' within 5 s: the daemon is overloaded, hangs, or the link is down")]
    [InlineData(ShipFault.ApiVersion, "m.yaml(3,5): error MSTR0303: ship 's' at tcp://10.0.0.1:2375 cannot be used: because")]
    [InlineData(ShipFault.Denied, "m.yaml(3,5): error MSTR0304: ship 's' at tcp://10.0.0.1:2375 refuses access: because; for a local socket the user must be root or in the group that owns it (docker)")]
    [InlineData(ShipFault.Tls, "m.yaml(3,5): error MSTR0307: ship 's' at tcp://10.0.0.1:2375: TLS fails: because")]
    [InlineData(ShipFault.Tunnel, "m.yaml(3,5): error MSTR0308: ship 's' at tcp://10.0.0.1:2375: the SSH tunnel cannot be opened: because")]
    [InlineData(ShipFault.NotDocker, "m.yaml(3,5): error MSTR0305: what answers for ship 's' at tcp://10.0.0.1:2375 does not speak the Docker API: because")]
    [InlineData(ShipFault.Refused, "m.yaml(3,5): error MSTR0306: ship 's' refused 'start x' (500): because")]
    public void Is_told_with_its_code_at_the_ships_place(ShipFault fault, string text) =>
        ShipDiagnostics.From(new ShipException(Ship, fault, "start x", "because") { Status = 500, Waited = TimeSpan.FromSeconds(5) }).ToString().ShouldBe(text);

    [Fact]
    public void Is_told_at_the_place_that_asked() =>
        ShipDiagnostics.From(new ShipException(Ship, ShipFault.Denied, "start x", "because"), new SourceLocation("m.yaml", 9, 1)).Location.ShouldBe(new SourceLocation("m.yaml", 9, 1));
}
