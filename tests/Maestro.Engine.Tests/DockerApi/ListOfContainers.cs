using Maestro.Engine.Model;
using Maestro.Testing;

namespace Maestro.Engine.Tests.DockerApi;

public sealed class ListOfContainers : DaemonHost
{
    [Fact]
    public async Task Tells_what_the_daemon_tells()
    {
        var container = await Only("""{"Id":"0123456789abcdef","Names":["/web-1"],"Image":"a:1","State":"running","Status":"Up 3 minutes","Labels":{"a":"b"},"Ports":[]}""");
        container.Id.ShouldBe("0123456789abcdef");
        container.ShortId.ShouldBe("0123456789ab");
        container.Name.ShouldBe("web-1");
        container.Image.ShouldBe("a:1");
        container.State.ShouldBe(ContainerState.Running);
        container.Status.ShouldBe("Up 3 minutes");
        container.Labels["a"].ShouldBe("b");
    }

    [Fact]
    public async Task Takes_the_own_name_of_a_linked_one() => (await Only("""{"Id":"x","Names":["/web-1/alias","/db-1"],"State":"running"}""")).Name.ShouldBe("db-1");

    [Fact]
    public async Task Takes_the_id_of_one_that_has_lost_its_name() => (await Only("""{"Id":"x","Names":null,"State":"removing","Labels":null}""")).Name.ShouldBe("x");

    [Theory]
    [InlineData("configured", ContainerState.Created)]
    [InlineData("stopped", ContainerState.Exited)]
    [InlineData("hibernating", ContainerState.Dead)]
    public async Task Survives_words_of_other_engines(string word, ContainerState state) => (await Only($$"""{"Id":"x","Names":["/x"],"State":"{{word}}"}""")).State.ShouldBe(state);

    private async Task<ObservedContainer> Only(string json)
    {
        Daemon.On("GET /containers/json", FakeAnswer.Json(200, $"[{json}]"));
        return (await Host.ListContainersAsync(default)).Single();
    }
}
