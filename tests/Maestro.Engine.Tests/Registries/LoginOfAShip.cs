using System.Text;
using Maestro.Engine.Model;
using Maestro.Engine.Registries;
using Maestro.Engine.Ships;
using Maestro.Engine.Tests.DockerApi;
using Maestro.Testing;

namespace Maestro.Engine.Tests.Registries;

public sealed class LoginOfAShip : DaemonHost
{
    private static readonly FoundLogin Login = new(new RegistryLogin { Host = "own.example.test:5000", Username = "me", Password = new Secret("p>w?€") }, "a test");

    [Fact]
    public async Task Goes_with_a_pull_as_the_daemon_reads_it()
    {
        string? header = null;
        Daemon.On("POST /images/create", exchange =>
        {
            header = exchange.Header("X-Registry-Auth");
            return exchange.WriteAsync(FakeAnswer.Json(200, "{}"));
        });

        await Host.PullImageAsync("own.example.test:5000/a:1", Login.Login, null, default);

        header.ShouldNotBeNull().ShouldNotContain('+');
        header.ShouldNotContain('/');
        Encoding.UTF8.GetString(Convert.FromBase64String(header.Replace('-', '+').Replace('_', '/')))
            .ShouldBe("""{"username":"me","password":"p\u003Ew?\u20AC","serveraddress":"own.example.test:5000"}""");
    }

    [Fact]
    public async Task Is_not_there_without_one()
    {
        var header = "unset";
        Daemon.On("POST /images/create", exchange =>
        {
            header = exchange.Header("X-Registry-Auth");
            return exchange.WriteAsync(FakeAnswer.Json(200, "{}"));
        });

        await Host.PullImageAsync("a:1", null, null, default);

        header.ShouldBeNull();
    }

    [Fact]
    public async Task Is_tried()
    {
        var body = "";
        Daemon.On("POST /auth", exchange =>
        {
            body = exchange.Body;
            return exchange.WriteAsync(FakeAnswer.Json(200, """{"IdentityToken":"","Status":"Login Succeeded"}"""));
        });
        var hub = new FoundLogin(new RegistryLogin { Host = "docker.io", IdentityToken = new Secret("tok-1") }, "a test");

        (await LoginCheck.RunAsync(Host, hub, default)).ShouldBe(new LoginOutcome(LoginVerdict.Accepted, ""));
        body.ShouldBe("""{"serveraddress":"https://index.docker.io/v1/","identitytoken":"tok-1"}""");
    }

    [Theory]
    [InlineData(500, "login attempt to https://own.example.test:5000/v2/ failed with status: 401 Unauthorized", "Refused")]
    [InlineData(401, "Get https://own.example.test:5000/v2/: unauthorized: incorrect username or password", "Refused")]
    [InlineData(500, "Get https://own.example.test:5000/v2/: dial tcp 10.0.0.1:5000: connect: connection refused", "Unknown")]
    public async Task Is_refused_or_cannot_be_tried(int status, string words, string verdict)
    {
        Daemon.On("POST /auth", FakeAnswer.Error(status, words));

        (await LoginCheck.RunAsync(Host, Login, default)).ShouldBe(new LoginOutcome(Enum.Parse<LoginVerdict>(verdict), words));
    }

    [Fact]
    public async Task That_is_not_answered_in_time_is_unknown()
    {
        Daemon.IsSilentOn("POST /auth");
        var check = LoginCheck.RunAsync(Host, Login, default);
        await Daemon.Received("POST /auth");

        Clock.Advance(TimeSpan.FromMinutes(5));

        (await check).Verdict.ShouldBe(LoginVerdict.Unknown);
    }

    [Fact]
    public async Task Refused_with_a_pull_is_no_refusal_by_the_ship()
    {
        Daemon.On("POST /images/create", FakeAnswer.Error(401, "unauthorized: authentication required"));

        (await FaultOf(() => Host.PullImageAsync("a:1", Login.Login, null, default))).Fault.ShouldBe(ShipFault.Refused);
    }
}
