using Maestro.Engine.Ships;
using Maestro.Testing;

namespace Maestro.Engine.Tests.DockerApi;

public sealed class SomethingThatIsNoDaemon : DaemonHost
{
    [Fact]
    public async Task Is_seen_by_its_web_page() => await Answers(
        "HTTP/1.1 404 Not Found\r\nServer: nginx/1.22.1\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>",
        "it is an HTTP server that gave a web page (status 404, server nginx/1.22.1)");

    [Fact]
    public async Task Is_seen_by_the_missing_api_version() => await Answers(
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK",
        "it is an HTTP server that gave an answer without an API version (status 200)");

    [Fact]
    public async Task Is_seen_by_its_wish_for_tls() => await Answers(
        "HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n",
        "it speaks TLS, and was spoken to without");

    [Fact]
    public async Task Is_seen_by_what_is_not_http() => await Answers(
        "SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n",
        "its answer is not HTTP");

    [Fact]
    public async Task Is_seen_by_json_of_another_kind()
    {
        Daemon.On("GET /containers/json", FakeAnswer.Json(200, """{"not":"a list"}"""));

        var fault = await FaultOf(() => Host.ListContainersAsync(default));

        fault.Fault.ShouldBe(ShipFault.NotDocker);
        fault.Reason.ShouldBe("its answer is not the JSON that the Docker API promises");
    }

    [Fact]
    public async Task Is_seen_by_what_is_not_json()
    {
        Daemon.On("POST /containers/create", FakeAnswer.Text(201, "created"));

        var fault = await FaultOf(() => Host.CreateContainerAsync("x", new() { Image = "x" }, default));

        fault.Fault.ShouldBe(ShipFault.NotDocker);
    }

    private async Task Answers(string bytes, string reason)
    {
        Daemon.On("GET /_ping", async exchange =>
        {
            await exchange.WriteAsync(bytes);
            exchange.Closes = true;
        });

        var fault = await FaultOf(() => Host.ListContainersAsync(default));

        fault.Fault.ShouldBe(ShipFault.NotDocker);
        fault.Reason.ShouldBe(reason);
    }
}
