using Maestro.Engine.DockerApi;
using Maestro.Engine.Model;

namespace Maestro.Engine.Tests.DockerApi;

public sealed class DeadlineOfARequest
{
    [Theory]
    [InlineData(1, 1, 30, 120)]
    [InlineData(5, 5, 30, 120)]
    [InlineData(60, 60, 360, 1440)]
    public void Grows_with_the_ships_timeout(int timeout, int ofShort, int ofLook, int ofWork)
    {
        var ship = new Ship { Name = "s", Ip = "s", Address = new ShipAddress.UnixSocket("/s"), RequestTimeout = TimeSpan.FromSeconds(timeout) };

        var deadlines = new RequestDeadlines(ship);

        deadlines.Short.ShouldBe(TimeSpan.FromSeconds(ofShort));
        deadlines.Look.ShouldBe(TimeSpan.FromSeconds(ofLook));
        deadlines.Work.ShouldBe(TimeSpan.FromSeconds(ofWork));
        deadlines.Stop(TimeSpan.FromSeconds(10)).ShouldBe(TimeSpan.FromSeconds(ofWork + 10));
    }
}
