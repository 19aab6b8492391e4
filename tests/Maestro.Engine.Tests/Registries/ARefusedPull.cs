using Maestro.Engine.Model;
using Maestro.Engine.Registries;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Tests.Registries;

/// <summary>The words of a real daemon (engine 20.10.24; some of later ones, of Podman and of public registries).</summary>
public sealed class ARefusedPull
{
    private static readonly Ship Ship = new() { Name = "s", Ip = "127.0.0.1", Address = new ShipAddress.Tcp("127.0.0.1", 2375) };

    [Theory]
    [InlineData(500, "Head \"https://10.77.0.1:5443/v2/busybox/manifests/test\": no basic auth credentials", "Login")]
    [InlineData(500, "unauthorized: authentication required", "Login")]
    [InlineData(500, "login attempt to https://10.77.0.1:5443/v2/ failed with status: 401 Unauthorized", "Login")]
    [InlineData(404, "pull access denied for me/app, repository does not exist or may require 'docker login': denied: requested access to the resource is denied", "Login")]
    [InlineData(401, "Get \"https://registry-1.docker.io/v2/\": unauthorized: incorrect username or password", "Login")]
    [InlineData(200, "initializing source docker://quay.io/a:1: reading manifest 1: unauthorized: access to the requested resource is not authorized", "Login")]
    [InlineData(500, "toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating", "RateLimit")]
    [InlineData(500, "received unexpected HTTP status: 429 Too Many Requests", "RateLimit")]
    [InlineData(404, "manifest for 10.77.0.1:5000/busybox:no not found: manifest unknown: manifest unknown", "NotFound")]
    [InlineData(404, "manifest for 10.77.0.1:5000/certificate:401 not found: manifest unknown: manifest unknown", "NotFound")]
    [InlineData(500, "Get \"https://10.77.0.1:5000/v2/\": http: server gave HTTP response to HTTPS client", "Trust")]
    [InlineData(500, "Get \"https://10.77.0.1:5443/v2/\": x509: certificate signed by unknown authority", "Trust")]
    [InlineData(500, "Get \"https://10.77.0.1:5009/v2/\": dial tcp 10.77.0.1:5009: connect: connection refused", "Unreachable")]
    [InlineData(500, "Get \"https://registry-1.docker.io/v2/\": dial tcp: lookup registry-1.docker.io on 10.0.0.2:53: dial udp 10.0.0.2:53: connect: network is unreachable", "Unreachable")]
    [InlineData(500, "Get \"https://10.77.0.1/v2/\": net/http: TLS handshake timeout", "Unreachable")]
    [InlineData(200, "write /var/lib/docker/tmp/GetImageBlob123: no space left on device", "NoSpace")]
    [InlineData(400, "invalid reference format", "BadName")]
    [InlineData(500, "error parsing HTTP 400 response body: invalid character 'C' looking for beginning of value: \"Client sent an HTTP request to an HTTPS server.\\n\"", "Hidden")]
    [InlineData(500, "received unexpected HTTP status: 500 Internal Server Error", "Other")]
    [InlineData(500, "unknown: tb fault", "Other")]
    [InlineData(200, "unexpected EOF", "Other")]
    public void Is_of_a_kind(int status, string words, string kind) => Of(status, words).Kind.ToString().ShouldBe(kind);

    [Theory]
    [InlineData(500, "unknown: tb fault", new[] { 500 })]
    [InlineData(500, "received unexpected HTTP status: 503 Service Unavailable", new[] { 500, 503 })]
    [InlineData(200, "error pulling image configuration: download failed after attempts=6: received unexpected HTTP status: 502 Bad Gateway", new[] { 500, 502 })]
    [InlineData(200, "unexpected EOF", new[] { 500 })]
    [InlineData(404, "manifest unknown", new[] { 404 })]
    [InlineData(500, "toomanyrequests: slow down", new[] { 429 })]
    public void Stands_for_the_statuses_of_daemon_and_registry(int status, string words, int[] statuses) => Of(status, words).Statuses.ShouldBe(statuses);

    [Theory]
    [InlineData("toomanyrequests: retry-after: 113.5ms, allowed: 44000/minute", 0.1135)]
    [InlineData("toomanyrequests: Retry-After: 60", 60.0)]
    [InlineData("toomanyrequests: retry after 2m", 120.0)]
    [InlineData("toomanyrequests: retry-after: 99999999h", 86400.0)]
    [InlineData("toomanyrequests: later", null)]
    public void May_say_when_to_come_again(string words, double? seconds) => Of(500, words).RetryAfter?.TotalSeconds.ShouldBe(seconds!.Value, 0.000001);

    [Fact]
    public void Does_not_show_what_it_was_sent()
    {
        var login = new FoundLogin(new RegistryLogin { Host = "h", Username = "me", Password = new Secret("s3cret-1"), IdentityToken = new Secret("tok-12345") }, "a test");

        Of(500, "unknown: got me:s3cret-1, Basic bWU6czNjcmV0LTE=, tok-12345", login).Reason.ShouldBe("unknown: got me:***, Basic ***, ***");
    }

    private static PullRefusal Of(int status, string words, FoundLogin? login = null) => PullRefusal.Of(new ShipException(Ship, ShipFault.Refused, "pull a", words) { Status = status }, login);
}
