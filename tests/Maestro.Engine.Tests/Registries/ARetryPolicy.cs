using System.Collections.Immutable;
using Maestro.Engine.Model;
using Maestro.Engine.Registries;

namespace Maestro.Engine.Tests.Registries;

public sealed class ARetryPolicy
{
    [Fact]
    public void That_is_not_there_tries_once() => Waits(null, Refusal(RefusalKind.Other, 500)).ShouldBeEmpty();

    [Fact]
    public void Waits_twice_as_long_each_time_up_to_half_a_minute() =>
        Waits(new RegistryRetry(9, [500]), Refusal(RefusalKind.Other, 500)).ShouldBe([1, 2, 4, 8, 16, 30, 30, 30]);

    [Fact]
    public void Tries_again_for_the_statuses_that_it_names_only()
    {
        Waits(new RegistryRetry(2, [503]), Refusal(RefusalKind.Other, 500)).ShouldBeEmpty();
        Waits(new RegistryRetry(2, [503]), Refusal(RefusalKind.Other, 500, 503)).ShouldBe([1]);
        Waits(new RegistryRetry(2, [404]), Refusal(RefusalKind.NotFound, 404)).ShouldBe([1]);
        Waits(new RegistryRetry(2, []), Refusal(RefusalKind.Other, 500)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Login")]
    [InlineData("Trust")]
    [InlineData("NoSpace")]
    [InlineData("BadName")]
    public void Never_tries_again_what_stays_as_it_is(string kind) =>
        Waits(new RegistryRetry(5, [400, 401, 403, 404, 500]), Refusal(Enum.Parse<RefusalKind>(kind), 500, 401)).ShouldBeEmpty();

    [Fact]
    public void Waits_long_where_requests_are_counted_and_only_if_that_is_wanted()
    {
        var limited = Refusal(RefusalKind.RateLimit, 429);
        Waits(new RegistryRetry(7, [500]), limited).ShouldBeEmpty();
        Waits(new RegistryRetry(7, [429]), limited).ShouldBe([30, 60, 120, 240, 300, 300]);
    }

    [Theory]
    [InlineData(0.001, 1.0)]
    [InlineData(60.0, 60.0)]
    [InlineData(301.0, null)]
    public void Waits_as_long_as_the_registry_says_unless_that_is_too_long(double wanted, double? wait) =>
        new RetryPolicy(new RegistryRetry(2, [429])).Wait(Refusal(RefusalKind.RateLimit, 429) with { RetryAfter = TimeSpan.FromSeconds(wanted) }, 1)?.TotalSeconds.ShouldBe(wait!.Value);

    private static PullRefusal Refusal(RefusalKind kind, params ImmutableArray<int> statuses) => new(kind, statuses, "no");

    private static List<double> Waits(RegistryRetry? retry, PullRefusal refusal)
    {
        var policy = new RetryPolicy(retry);
        var waits = new List<double>();
        for (var attempt = 1; policy.Wait(refusal, attempt) is { } wait; attempt++) waits.Add(wait.TotalSeconds);
        return waits;
    }
}
