namespace Maestro.Scenarios.DockerApi;

public sealed class EngineOnARealDaemon(RealDaemon daemon) : IClassFixture<RealDaemon>
{
    [Fact]
    public async Task Tells_what_it_is()
    {
        var facts = await daemon.Host.ExamineAsync(CancellationToken.None);

        Version.Parse(facts.LatestApi).ShouldBeGreaterThanOrEqualTo(Version.Parse(facts.UsedApi));
        facts.Platform.ShouldStartWith("linux/");
        facts.Time.ShouldNotBeNull().ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromSeconds(10));
        facts.RootDirectory.ShouldStartWith("/");
        facts.Networks.ShouldBeGreaterThanOrEqualTo(1);
    }
}
