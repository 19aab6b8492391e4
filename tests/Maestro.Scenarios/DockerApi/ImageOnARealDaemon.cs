using Maestro.Engine.Ships;
using Maestro.Testing;

namespace Maestro.Scenarios.DockerApi;

public sealed class ImageOnARealDaemon(RealDaemon daemon) : IClassFixture<RealDaemon>
{
    [Fact]
    public async Task Is_found_when_it_is_there() => (await daemon.Host.FindImageAsync(TestImages.Busybox, default)).ShouldNotBeNull().Id.ShouldStartWith("sha256:");

    [Theory]
    [InlineData("maestro/absent:1")]
    [InlineData("127.0.0.1:1/a/b/c")]
    public async Task Is_not_found_when_it_is_not(string image) => (await daemon.Host.FindImageAsync(image, default)).ShouldBeNull();

    [Fact]
    public async Task Cannot_be_pulled_from_a_registry_that_is_not_there()
    {
        // Port 1 of the daemon's own machine: refused at once, nothing leaves it.
        var refusal = await Should.ThrowAsync<ShipException>(() => daemon.Host.PullImageAsync("127.0.0.1:1/maestro/absent:1", null, null, default));

        refusal.Fault.ShouldBe(ShipFault.Refused);
        refusal.Reason.ShouldContain("connection refused");
    }
}
