using Maestro.Engine.Graph;

namespace Maestro.Engine.Tests.Graph;

public sealed class CircularDependencies
{
    [Theory]
    [InlineData("a>b b>c", "")]
    [InlineData("a>a", "a a")]
    [InlineData("a>b b>a", "a b a")]
    [InlineData("c>a b>c a>b", "a b c a")]
    [InlineData("x>a a>b b>c c>a c>y", "a b c a")]
    [InlineData("a>b b>a c>d d>c b>c", "a b a; c d c")]
    [InlineData("a>b b>c c>d d>a b>a", "a b a")]
    [InlineData("a>gone", "")]
    [InlineData("a>b a>c b>d c>d", "")]
    public void Are_told_as_the_shortest_way_round(string edges, string expected)
    {
        var pairs = edges.Split(' ').Select(edge => edge.Split('>')).ToList();
        var names = pairs.SelectMany(pair => pair).Distinct().Where(name => name != "gone");
        var next = pairs.ToLookup(pair => pair[0], pair => pair[1]);

        string.Join("; ", Cycles.Of(names, name => next[name]).Select(path => string.Join(' ', path))).ShouldBe(expected);
    }

    [Fact]
    public void Of_a_hundred_thousand_services_overflow_no_stack()
    {
        const int Count = 100_000;
        var names = Enumerable.Range(0, Count).Select(i => $"s{i:D6}").ToArray();

        var cycle = Cycles.Of(names, name => [names[(int.Parse(name[1..], System.Globalization.CultureInfo.InvariantCulture) + 1) % Count]]).ShouldHaveSingleItem();

        cycle.Length.ShouldBe(Count + 1);
        cycle[0].ShouldBe("s000000");
        cycle[^1].ShouldBe("s000000");
    }
}
