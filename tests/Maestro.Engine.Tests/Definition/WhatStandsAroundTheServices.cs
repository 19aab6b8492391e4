using Maestro.Engine.Model;

namespace Maestro.Engine.Tests.Definition;

public sealed class WhatStandsAroundTheServices
{
    [Theory]
    [InlineData("registries:\nship_provider:\nship_defaults:\nships:\nservices:\naudit:\n")]
    [InlineData("registries: {}\nship_provider: static\naudit: []\n_holder: [1]\n.holder: {a: b}\n")]
    public void May_be_empty(string text)
    {
        var loaded = Loading.Loaded($"name: n\n{text}");

        loaded.Warnings.ShouldBeEmpty();
        loaded.Environment.Registries.ShouldBeEmpty();
        loaded.Environment.Auditors.ShouldBeEmpty();
        loaded.Environment.ShipProvider.ShouldBeOfType<ShipProvider.Static>();
    }

    [Fact]
    public void Are_registries()
    {
        var registries = Loading.Load("""
            name: n
            registries:
              quay.io: {username: robot, password: 0755}
              own: {registry: "https://registry.example.test:5000/v2/", username: me, password: pw, email: me@example.test, retry: {attempts: 5, when: [500, 503]}}
              patient: {registry: patient.example.test, retry: {}}
              never: {registry: never.example.test, retry: {when: []}}
            """).Registries;

        var quay = registries["quay.io"];
        (quay.Address, quay.Username, quay.Password, quay.Retry).ShouldBe(("quay.io", "robot", new Secret("0755"), null));
        var own = registries["own"];
        (own.Address, own.Email, own.Retry!.Attempts).ShouldBe(("https://registry.example.test:5000/v2/", "me@example.test", 5));
        own.Retry.When.ShouldBe([500, 503]);
        own.ToString().ShouldNotContain("pw");
        (registries["patient"].Retry!.Attempts, registries["patient"].Retry!.When.Length).ShouldBe((3, 4));
        registries["never"].Retry!.When.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("quay.io/a/b:1", true)]
    [InlineData("registry.example.test:5000/a", true)]
    [InlineData("registry.example.test/a", true)]
    [InlineData("quay.io", false)]
    [InlineData("other/quay.io/a", false)]
    [InlineData("redis:7", false)]
    public void Are_registries_that_hold_images(string image, bool holds) =>
        Loading.Load("name: n\nregistries: {quay.io: {registry: \"https://registry.example.test:5000/v2/\"}}\n").Registries["quay.io"].Holds(image).ShouldBe(holds);

    [Fact]
    public void Are_auditors()
    {
        var auditors = Loading.Load("""
            name: n
            audit:
              - {type: log, file: audit.log}
              - {type: http, endpoint: "https://example.test/hook", payload: {text: "{who} is {action}ing {what}", tags: [maestro, {n: 1}]}, headers: {Authorization: secret-1}, method: get, timeout: 1.5, level: debug, ignore_errors: true}
              - {type: http, endpoint: "http://example.test"}
              - {type: exec, script: ./tell.sh, args: "--what '{what}' {action}"}
              - {type: exec, script: logger, args: [a b, 5]}
              - {type: slack, channel: "#ops", token: secret-2, name: conductor, icon: "https://example.test/i.png"}
              - {type: slack, webhook: "https://example.test/secret-3"}
              - {type: hipchat, room: 5, token: secret-4, name: conductor, endpoint: "https://chat.example.test"}
            """).Auditors;

        auditors[0].ShouldBe(new Auditor.Log("/project/audit.log") { Location = auditors[0].Location });
        var http = auditors[1].ShouldBeOfType<Auditor.Http>();
        (http.Endpoint.ToString(), http.Method, http.Timeout, http.Level, http.IgnoreErrors).ShouldBe(("https://example.test/hook", "GET", TimeSpan.FromSeconds(1.5), AuditLevel.Debug, true));
        http.Payload!.Value.GetRawText().ShouldBe("""{"text":"{who} is {action}ing {what}","tags":["maestro",{"n":1}]}""");
        http.Headers.ShouldBe([new HttpHeader("Authorization", new Secret("secret-1"))]);
        var plain = auditors[2].ShouldBeOfType<Auditor.Http>();
        (plain.Method, plain.Timeout, plain.Level, plain.IgnoreErrors, plain.Payload).ShouldBe(("POST", TimeSpan.FromSeconds(3), AuditLevel.Info, false, null));
        var tell = auditors[3].ShouldBeOfType<Auditor.Exec>();
        tell.Script.ShouldBe("/project/tell.sh");
        tell.Arguments.ShouldBe(["--what", "{what}", "{action}"]);
        var logger = auditors[4].ShouldBeOfType<Auditor.Exec>();
        logger.Script.ShouldBe("logger");
        logger.Arguments.ShouldBe(["a b", "5"]);
        auditors[5].ShouldBe(new Auditor.Slack { Channel = "#ops", Token = new Secret("secret-2"), Name = "conductor", Icon = "https://example.test/i.png", Location = auditors[5].Location });
        auditors[6].ShouldBe(new Auditor.Slack { Webhook = new Secret("https://example.test/secret-3"), Location = auditors[6].Location });
        auditors[7].ShouldBe(new Auditor.HipChat("5", new Secret("secret-4")) { Name = "conductor", Endpoint = new Uri("https://chat.example.test"), Location = auditors[7].Location });
        auditors.ShouldAllBe(auditor => !auditor.ToString().Contains("secret", StringComparison.Ordinal));
        auditors.Select(auditor => auditor.Location!.Line).ShouldBe([3, 4, 5, 6, 7, 8, 9, 10]);
    }

    [Fact]
    public void Are_auditors_whose_payload_aliases_nest_deeply()
    {
        var layers = Enumerable.Range(1, 1500).Select(i => $"_{i}: &a{i} {{x: *a{i - 1}}}\n");

        var auditor = Loading.Load($"name: n\n_0: &a0 text\n{string.Concat(layers)}audit: [{{type: http, endpoint: 'http://a', payload: *a1500}}]\n").Auditors.ShouldHaveSingleItem();

        auditor.ShouldBeOfType<Auditor.Http>().Payload!.Value.GetRawText().Length.ShouldBe((1500 * "{'x':}".Length) + "'text'".Length);
    }
}
