using Maestro.Engine.Model;
using Maestro.Testing;

namespace Maestro.Engine.Tests.DockerApi;

public sealed class CreationOfAContainer : DaemonHost
{
    [Theory]
    [InlineData(null, "?name=a%20b")]
    [InlineData("linux/arm64", "?name=a%20b&platform=linux%2Farm64")]
    public async Task Asks_for_name_and_platform_beside_the_body(string? platform, string query)
    {
        var asked = "";
        Daemon.On("POST /containers/create", exchange =>
        {
            asked = $"{exchange.RequestLine} {exchange.Body}";
            return exchange.WriteAsync(FakeAnswer.Json(201, """{"Id":"1f"}"""));
        });

        (await Host.CreateContainerAsync("a b", new ContainerSpecification { Image = "i", Platform = platform }, default)).ShouldBe("1f");

        asked.ShouldEndWith($"/containers/create{query} {{\"Image\":\"i\",\"Env\":[]}}");
    }
}
