using System.Globalization;
using System.Net;
using Cake.Core;
using Guestbook.Build;
using Maestro.Engine.Model;
using Maestro.Testing;

namespace Maestro.Cake.Frosting.Tests;

/// <summary>The task of the guestbook's build, on a guestbook of the loopback.</summary>
public sealed class TheExample : IAsyncLifetime, IDisposable
{
    private readonly Stage _stage = new();
    private readonly FakeDaemon _web = new();
    private string _signed = "nobody";

    public TheExample()
    {
        var port = ((ShipAddress.Tcp)_web.Ship.Address).Port.ToString(CultureInfo.InvariantCulture);
        _web.On("GET /", exchange => exchange.WriteAsync(FakeAnswer.Text(200, _signed)));
        _stage.Script.Write("maestro.yaml", $$"""
            __maestro: {schema: 2}
            name: guestbook
            ships:
              one: {ip: 127.0.0.1}
              two: {ip: 127.0.0.1}
            services:
              web:
                image: maestro/guestbook-web:1
                instances:
                  web-1: {ship: one, ports: {http: "8080:{{port}}"} }
                  web-2: {ship: two, ports: {http: "8080:{{port}}"} }

            """);
    }

    [Fact]
    public async Task Is_content_when_a_name_signed_at_one_server_is_seen_at_the_other()
    {
        _web.On("POST /", exchange =>
        {
            _signed = WebUtility.UrlDecode(exchange.Body);
            return exchange.WriteAsync(FakeAnswer.Empty(204));
        });

        await RunAsync();

        _stage.Script.Log.Lines.ShouldContain(line => line.EndsWith("is seen at web-2.", StringComparison.Ordinal));
        _stage.Fleet["one"].Containers.ShouldBeEmpty();
    }

    [Fact]
    public async Task Fails_when_it_is_not_seen()
    {
        _web.On("POST /", FakeAnswer.Empty(204));

        (await Should.ThrowAsync<CakeReportException>(RunAsync)).Message.ShouldContain("is not seen at web-2");

        _stage.Fleet["one"].Containers.ShouldBeEmpty();
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _web.DisposeAsync();

    public void Dispose() => _stage.Dispose();

    private Task RunAsync() =>
        new global::Cake.Frosting.FrostingBuild(new BuildContext(_stage.Script.Context), new FleetLifetime<BuildContext>(_stage.Fleet), [new SignTask()]).RunAsync("Default", new SilentPrinter());
}
