namespace Maestro.Engine.Tests.Definition;

public sealed class NamesOfAnyKind
{
    [Fact]
    public void Leave_a_message_on_one_line()
    {
        var warnings = Loading.Loaded("name: n\nships: {\"a\\nb\": {ip: 10.0.0.1, x: 1}}\nservices: {}\n\"un\\u0007known\": 1\n").Warnings;

        warnings.Length.ShouldBe(2);
        warnings.ShouldAllBe(warning => !warning.ToString().Any(char.IsControl));
    }

    [Fact]
    public void Are_what_stands_there_also_where_YAML_takes_it_for_something_else()
    {
        var environment = Loading.Load("name: 0x10\nships: {1: {ip: 10.0.0.1}}\nservices: {42: {image: i, instances: {yes: {ship: 1}}}, 0755: {image: i, requires: [42], instances: {1.50: {ship: 1}}}}\n");

        environment.Name.ShouldBe("16");
        environment.Services["0755"].Requires.ShouldBe(["42"]);
        environment.Instances.Keys.ShouldBe(["1.50", "yes"]);
        environment.Instances["yes"].Container.Env.ShouldContain("42_YES_HOST=10.0.0.1");
    }

    [Theory]
    [InlineData("ships: {1: {ip: 10.0.0.1}, '1': {ip: 10.0.0.2}}")]
    [InlineData("registries: {1: {}, '1': {}}")]
    [InlineData("ships: {s: {ip: 10.0.0.1}}\nservices: {a: {image: i, instances: {10: {ship: s}, '10': {ship: s}}}}")]
    public void Are_the_same_where_their_texts_are(string text) => Loading.FaultsOf($"name: n\n{text}\n").ShouldHaveSingleItem().ShouldContain("MSTR0103");

    [Fact]
    public void Are_compared_and_shown_in_bounds_when_they_are_very_long()
    {
        var name = new string('x', 1_000_000);

        var fault = Loading.FaultsOf($"name: n\nships: {{? {name} : {{ip: 10.0.0.1}}}}\nservices: {{w: {{image: i, instances: {{w-1: {{ship: {name}y}}}}}}}}\n").ShouldHaveSingleItem();

        fault.Length.ShouldBeLessThan(5000);
    }
}
