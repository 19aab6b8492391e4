using Maestro.Engine.Model;

namespace Maestro.Engine.Tests.Definition;

public sealed class APortOfManyNumbers
{
    private const string Ports = "ports: {row: '1234-1236:2234-2236', any: '80:8000-8010', free: '81:auto', one: 82}";

    [Fact]
    public void Is_told_in_link_variables_as_it_stands_in_the_file() => Loading.Instance(Ports).Container.Env.Where(variable => variable.Contains("_PORT=", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ShouldBe(
    [
        "WEB_WEB_1_ANY_INTERNAL_PORT=80",
        "WEB_WEB_1_ANY_PORT=8000-8010",
        "WEB_WEB_1_FREE_INTERNAL_PORT=81",
        "WEB_WEB_1_FREE_PORT=auto",
        "WEB_WEB_1_ONE_INTERNAL_PORT=82",
        "WEB_WEB_1_ONE_PORT=82",
        "WEB_WEB_1_ROW_INTERNAL_PORT=1234-1236",
        "WEB_WEB_1_ROW_PORT=2234-2236",
    ]);

    [Fact]
    public void Says_whether_the_daemon_picks_it() =>
        Loading.Instance(Ports).Ports.Select(port => $"{port.Name} {port.IsPicked} {port.FixedNumber}").ShouldBe(["any True ", "free True ", "one False 82", "row False "]);

    [Fact]
    public void Is_handed_to_no_test_before_its_number_is_known() =>
        Loading.Load($"name: n\nships: {{s: {{ip: 10.0.0.1}}}}\nservices: {{w: {{image: i, instances: {{w-1: {{ship: s, {Ports}}}}}}}}}\n").Endpoints.ShouldHaveSingleItem().Port.ShouldBe("one");

    [Fact]
    public void Is_looked_at_by_a_check_when_it_is_one_that_the_daemon_picks()
    {
        var checks = Loading.Instance($"{Ports}, lifecycle: {{running: [{{type: tcp, port: free}}, {{type: http, port: free}}]}}").RunningChecks;

        checks[0].ShouldBeOfType<LifecycleCheck.Tcp>().Port.ShouldBe(0);
        checks[1].ShouldBeOfType<LifecycleCheck.Http>().Url.Port.ShouldBe(0);
    }

    [Fact]
    public void Clashes_with_nothing_when_the_daemon_picks_it() =>
        Loading.Load("name: n\nships: {s: {ip: 10.0.0.1}}\nservices: {w: {image: i, ports: {any: '80:8000-8010', free: '81:auto'}, instances: {w-1: {ship: s, ports: {one: 8005}}, w-2: {ship: s}}}}\n").Instances.Count.ShouldBe(2);

    [Fact]
    public void Is_refused_when_there_are_more_of_them_than_anybody_can_mean()
    {
        var instances = string.Join(", ", Enumerable.Range(0, 8).Select(number => $"w-{number}: {{ship: s{number}}}"));
        var ships = string.Join(", ", Enumerable.Range(0, 8).Select(number => $"s{number}: {{ip: 10.0.0.{number}}}"));

        Loading.FaultsOf($"name: n\nships: {{{ships}}}\nservices: {{w: {{image: i, ports: {{all: 1-65535}}, instances: {{{instances}}}}}}}\n").ShouldHaveSingleItem().ShouldContain("MSTR0104");
    }
}
