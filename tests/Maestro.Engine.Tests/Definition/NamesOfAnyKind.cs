namespace Maestro.Engine.Tests.Definition;

public sealed class NamesOfAnyKind
{
    [Fact]
    public void Leave_a_message_on_one_line()
    {
        var faults = Loading.FaultsOf("name: n\nships: {\"a\\nb\": {ip: 10.0.0.1, x: 1}}\nservices: {}\n\"un\\u0007known\": 1\n");

        faults.Length.ShouldBe(2);
        faults.ShouldAllBe(fault => !fault.Any(char.IsControl));
    }

    [Fact]
    public void Are_compared_and_shown_in_bounds_when_they_are_very_long()
    {
        var name = new string('x', 1_000_000);

        var fault = Loading.FaultsOf($"name: n\nships: {{? {name} : {{ip: 10.0.0.1}}}}\nservices: {{w: {{image: i, instances: {{w-1: {{ship: {name}y}}}}}}}}\n").ShouldHaveSingleItem();

        fault.Length.ShouldBeLessThan(5000);
    }
}
