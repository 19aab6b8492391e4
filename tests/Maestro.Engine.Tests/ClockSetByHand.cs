using Maestro.Testing;

namespace Maestro.Engine.Tests;

public sealed class ClockSetByHand
{
    [Fact]
    public void Timers_fire_in_order_of_time_and_only_when_due()
    {
        var clock = new ManualClock();
        var fired = new List<string>();
        using var late = clock.CreateTimer(_ => fired.Add("late"), null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);
        using var early = clock.CreateTimer(_ => fired.Add("early"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromSeconds(0.5));
        fired.ShouldBeEmpty();
        clock.Advance(TimeSpan.FromSeconds(5));

        fired.ShouldBe(["early", "late"]);
        clock.PendingTimers.ShouldBe(0);
    }

    [Fact]
    public void A_token_with_a_time_limit_is_cancelled_when_the_limit_passes()
    {
        var clock = new ManualClock();
        using var source = new CancellationTokenSource(TimeSpan.FromSeconds(5), clock);

        clock.Advance(TimeSpan.FromSeconds(4.9));
        source.IsCancellationRequested.ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(0.1));

        source.IsCancellationRequested.ShouldBeTrue();
    }
}
