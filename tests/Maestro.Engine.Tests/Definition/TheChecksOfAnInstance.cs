using Maestro.Engine.Model;

namespace Maestro.Engine.Tests.Definition;

public sealed class TheChecksOfAnInstance
{
    [Fact]
    public void Are_those_of_its_service_and_its_own_in_every_state()
    {
        var instance = Loading.Instance(
            "ports: {http: 80}, lifecycle: {pre-start: [{type: sleep, wait: 1.5}], running: [{type: http, port: http, host: example.test}], stopped: [{type: exec, command: ./gone.sh}]}",
            "lifecycle: {pre-start: [{type: exec, command: 'test -e \"a b\"', attempts: 3, envfrom: stdin}], running: [{type: tcp, port: http}], pre-stop: [{type: rexec, cmd: [drain, now]}]},");

        instance.PreStartChecks.Select(check => check.ToString()).ShouldBe(["exec check by test", "sleep of 1.5 s"]);
        instance.RunningChecks.Select(check => check.ToString()).ShouldBe(["tcp check of port http (10.0.0.1:80)", "http check of GET http://example.test/"]);
        instance.PreStopChecks.Select(check => check.ToString()).ShouldBe(["rexec check by drain"]);
        instance.StoppedChecks.Select(check => check.ToString()).ShouldBe(["exec check by ./gone.sh"]);

        var test = instance.PreStartChecks[0].ShouldBeOfType<LifecycleCheck.Exec>();
        test.Command.ShouldBe(["test", "-e", "a b"]);
        (test.Attempts, test.Handover).ShouldBe((3, VariableHandover.StandardInput));
        var drain = instance.PreStopChecks[0].ShouldBeOfType<LifecycleCheck.RemoteExec>();
        drain.Command.ShouldBe(["drain", "now"]);
        drain.Attempts.ShouldBe(180);
        instance.StoppedChecks[0].ShouldBeOfType<LifecycleCheck.Exec>().Handover.ShouldBe(VariableHandover.Environment);
    }

    [Fact]
    public void May_be_of_kinds_that_MaestroNG_does_not_have()
    {
        var checks = Loading.Instance("lifecycle: {running: [{type: health}, {type: log, match_regex: 'ready.now', max_wait: 7}, {type: completes, max_wait: 0.5}]}").RunningChecks;

        checks.Select(check => check.ToString()).ShouldBe(["health check", "log check for ready.now", "completes check"]);
        checks.Select(check => check.MaxWait.TotalSeconds).ShouldBe([300, 7, 0.5]);
        checks[1].ShouldBeOfType<LifecycleCheck.Log>().MatchRegex.IsMatch("ready\nnow").ShouldBeTrue();
    }

    [Fact]
    public void Of_a_service_ask_the_same_host_for_all_its_instances()
    {
        var instances = Loading.Load("""
            name: n
            ships: {s: {ip: 10.0.0.1}}
            services:
              w:
                image: i
                lifecycle: {running: [{type: http, port: 8080, host: gate.example.test}]}
                instances: {w-1: {ship: s, lifecycle: {running: [{type: sleep, wait: 1}]}}, w-2: {ship: s}}
            """).Instances;

        instances["w-1"].RunningChecks.Length.ShouldBe(2);
        instances.Values.ShouldAllBe(instance => instance.RunningChecks[0].ToString() == "http check of GET http://gate.example.test:8080/");
        instances["w-2"].RunningChecks.Length.ShouldBe(1);
    }

    [Fact]
    public void Over_http_say_what_else_is_to_be_sent()
    {
        var check = Loading.Instance("""
            lifecycle: {running: [{type: http, port: 443, scheme: https, requests_options: {
              verify: certs/ca.pem, headers: {Accept: text/html, X-Level: 1.50}, auth: [me, 0123], timeout: 2.5, json: {a: [1, true, ~, {b: 2014-01-01, c: 1.5, d: .inf}]}, params: {q: yes}, allow_redirects: false}}]}
            """).RunningChecks.ShouldHaveSingleItem().ShouldBeOfType<LifecycleCheck.Http>();

        var options = check.Options.ShouldNotBeNull();
        (options.Verify, options.AuthorityFile, options.AllowRedirects, options.Timeout).ShouldBe((true, "/project/certs/ca.pem", false, TimeSpan.FromSeconds(2.5)));
        options.Headers.Select(header => $"{header.Name}: {header.Value.Value}").ShouldBe(["Accept: text/html", "X-Level: 1.5"]);
        (options.Username, options.Password).ShouldBe(("me", new Secret("0123")));
        options.Json!.Value.GetRawText().ShouldBe("""{"a":[1,true,null,{"b":"2014-01-01","c":1.5,"d":"inf"}]}""");
        options.Parameters.ShouldBe([new HttpField("q", new Secret("True"))]);
        options.Location!.Line.ShouldBe(4);
        options.ToString().ShouldNotContain("0123");
    }

    [Theory]
    [InlineData("verify: false, data: text", false, "text", 0)]
    [InlineData("data: {a: b, c: 1}", true, null, 2)]
    public void Over_http_may_send_a_text_or_a_form(string keys, bool verify, string? body, int fields)
    {
        var options = Loading.Instance($"lifecycle: {{running: [{{type: http, port: 80, requests_options: {{{keys}}}}}]}}").RunningChecks.OfType<LifecycleCheck.Http>().Single().Options!;

        (options.Verify, options.Body?.Value, options.Form.Length).ShouldBe((verify, body, fields));
    }
}
