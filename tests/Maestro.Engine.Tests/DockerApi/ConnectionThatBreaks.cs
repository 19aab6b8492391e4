using Maestro.Engine.Ships;
using Maestro.Testing;

namespace Maestro.Engine.Tests.DockerApi;

public sealed class ConnectionThatBreaks : DaemonHost
{
    private const string Broken = "the connection was closed before the answer was complete";

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Le")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[{\"Id\":")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n[{\"Id\r\n")]
    public async Task Before_the_answer_is_complete_makes_the_ship_unreachable(string sent)
    {
        Daemon.On("GET /containers/json", exchange =>
        {
            exchange.Closes = true;
            return exchange.WriteAsync(sent);
        });

        var fault = await FaultOf(() => Host.ListContainersAsync(default));

        fault.Fault.ShouldBe(ShipFault.Unreachable);
        fault.Reason.ShouldBe(Broken);
    }

    [Fact]
    public async Task In_a_pull_makes_the_ship_unreachable()
    {
        Daemon.On("POST /images/create", async exchange =>
        {
            exchange.Closes = true;
            await exchange.WriteAsync(FakeAnswer.Streamed);
            await exchange.ChunkAsync("{\"status\":\"Downloading\"}\r\n");
        });

        var fault = await FaultOf(() => Host.PullImageAsync("a:1", null, null, default));

        fault.Fault.ShouldBe(ShipFault.Unreachable);
        fault.Reason.ShouldBe(Broken);
    }
}
