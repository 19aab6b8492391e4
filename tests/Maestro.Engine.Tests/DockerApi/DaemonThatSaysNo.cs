using Maestro.Engine.Ships;
using Maestro.Testing;

namespace Maestro.Engine.Tests.DockerApi;

public sealed class DaemonThatSaysNo : DaemonHost
{
    [Fact]
    public async Task Is_quoted_in_one_line()
    {
        var fault = await Refusal(FakeAnswer.Error(500, "driver failed\\n  programming external connectivity\\t: \\u001b[31mport is already allocated"));
        fault.Fault.ShouldBe(ShipFault.Refused);
        fault.Status.ShouldBe(500);
        fault.Request.ShouldBe("start web-1");
        fault.Reason.ShouldBe("driver failed programming external connectivity : [31mport is already allocated");
    }

    [Fact]
    public async Task Is_quoted_when_it_is_podman()
    {
        var fault = await Refusal(FakeAnswer.Json(500, """{"cause":"no such image","message":"x: no such image","response":500}"""));
        fault.Reason.ShouldBe("x: no such image");
    }

    [Fact]
    public async Task Is_quoted_when_it_uses_plain_text() => (await Refusal(FakeAnswer.Text(404, "404 page not found\n"))).Reason.ShouldBe("404 page not found");

    [Fact]
    public async Task Without_a_word_is_told_by_its_status() => (await Refusal(FakeAnswer.Json(502, ""))).Reason.ShouldBe("status 502 Whatever without a message");

    [Fact]
    public async Task By_a_plugin_denies_access() => (await Refusal(FakeAnswer.Error(403, "authorization denied by plugin x: no"))).Fault.ShouldBe(ShipFault.Denied);

    [Fact]
    public async Task Because_of_a_networks_state_denies_no_access() => (await Refusal(FakeAnswer.Error(403, "endpoint with name web-1 already exists"))).Fault.ShouldBe(ShipFault.Refused);

    [Fact]
    public async Task With_very_many_words_is_cut() => (await Refusal(FakeAnswer.Error(500, new string('x', 100_000)))).Reason.Length.ShouldBeLessThan(2000);

    private async Task<ShipException> Refusal(string answer)
    {
        Daemon.On("POST /containers/web-1/start", answer);
        return await FaultOf(() => Host.StartContainerAsync("web-1", default));
    }
}
