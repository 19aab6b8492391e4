using Maestro.Engine.Graph;

namespace Maestro.Engine.Tests.Graph;

public sealed class WhatAServiceReaches
{
    private static readonly Dictionary<string, string[]> Edges = new() { ["d"] = ["b", "c"], ["b"] = ["a"], ["c"] = ["a", "nowhere"], ["a"] = [], ["x"] = ["y"], ["y"] = ["x"] };

    [Theory]
    [InlineData("a", "")]
    [InlineData("b", "a")]
    [InlineData("d", "a b c")]
    [InlineData("x", "x y")]
    public void Is_everything_over_any_number_of_steps_once(string from, string expected)
    {
        var reach = new Reach(Edges.Keys, name => Edges[name]);

        Reached().ShouldBe(expected);
        Reached().ShouldBe(expected);

        string Reached() => string.Join(' ', reach.From(reach.Number(from)).Select(number => reach.Names[number]));
    }
}
