using System.Collections.Immutable;
using System.Diagnostics;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.MSBuild.Tests.EndToEnd;

namespace Maestro.MSBuild.Tests;

public sealed class EndpointsAsItems
{
    private static readonly Endpoint Sql = new("db", "db-1", "sql", PortProtocol.Udp, "10.0.0.1", 5432, "MAESTRO_DB_DB_1_SQL");

    private static readonly PlayResult Started = new()
    {
        Play = Play.Start,
        Environment = "shop (blue)",
        ExitCode = ExitCode.Done,
        Instances = [],
        Endpoints = [Sql],
        Variables = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add(Sql.Variable, Sql.Address).Add("DB_DB_1_TEXT", "a%b'c@(d);$(x)*?"),
    };

    [Fact]
    public void Are_one_item_a_variable_with_its_value() =>
        EndpointItems.From(Started).Select(item => (item.ItemSpec, item.GetMetadata("Value"))).ShouldBe([("DB_DB_1_TEXT", "a%b'c@(d);$(x)*?"), (Sql.Variable, "10.0.0.1:5432")]);

    [Fact]
    public void Escape_what_MSBuild_would_take_apart() => EndpointItems.Escape("a%b'c@(d);$(x)*?").ShouldBe("a%25b%27c%40%28d%29%3B%24%28x%29%2A%3F");

    [LinuxTheory]
    [InlineData("plain")]
    [InlineData("two words; and 'more' $(x) %41")]
    [InlineData("""C:\folder\""")]
    [InlineData("""a "quoted\" one\\""")]
    [InlineData("")]
    public async Task Reach_a_program_whole_as_arguments(string value)
    {
        var items = EndpointItems.From(Started with { Variables = Started.Variables.Clear().Add("WHOLE", value) });

        using var env = Process.Start(new ProcessStartInfo("env", $"-i {EndpointItems.Arguments(items)}") { RedirectStandardOutput = true })!;

        (await env.StandardOutput.ReadToEndAsync()).ShouldBe($"WHOLE={value}\n");
    }

    [Fact]
    public void Are_read_back_as_they_were()
    {
        var items = EndpointItems.From(Started);

        EndpointItems.Endpoints(items).ShouldBe([Sql]);
        EndpointItems.Variables(items).ShouldBe(Started.Variables);
        EndpointItems.Environments(items).ShouldBe(["shop (blue)"]);
    }
}
