using System.Collections.Immutable;
using System.CommandLine;
using System.Text.RegularExpressions;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Tool.CommandLine;

namespace Maestro.Tool.Tests.CommandLine;

public sealed partial class WhenOptionsAreGiven
{
    private static readonly CommandTree Tree = new();

    // Each option once in full and, where it has one, once by its letter; on a command that knows it.
    public static TheoryData<string, string, object> Given => new()
    {
        { "start --file x.yaml", nameof(PlayRequest.File), "x.yaml" },
        { "start -f -", nameof(PlayRequest.File), "-" },
        { "-f x.yaml start", nameof(PlayRequest.File), "x.yaml" },
        { "check --strict", nameof(PlayRequest.Strict), true },
        { "render --vars site.json", nameof(PlayRequest.Vars), "site.json" },
        { "status -F", nameof(PlayRequest.Full), true },
        { "status --full", nameof(PlayRequest.Full), true },
        { "status -H", nameof(PlayRequest.ShowHosts), true },
        { "status --show-hosts", nameof(PlayRequest.ShowHosts), true },
        { "start --logs out", nameof(PlayRequest.Logs), "out" },
        { "start --report start.html", nameof(PlayRequest.Report), "start.html" },
        { "dump --show-secrets", nameof(PlayRequest.ShowSecrets), true },
        { "start --concurrency 4", nameof(PlayRequest.Concurrency), 4 },
        { "start -c4", nameof(PlayRequest.Concurrency), 4 },
        { "start --with-dependencies", nameof(PlayRequest.WithDependencies), true },
        { "stop -d", nameof(PlayRequest.WithDependencies), true },
        { "start --ignore-dependencies", nameof(PlayRequest.IgnoreDependencies), true },
        { "clean -i", nameof(PlayRequest.IgnoreDependencies), true },
        { "start --refresh-images", nameof(PlayRequest.RefreshImages), true },
        { "up -r", nameof(PlayRequest.RefreshImages), true },
        { "start --reuse", nameof(PlayRequest.Reuse), true },
        { "restart --step-delay 2.5", nameof(PlayRequest.StepDelay), 2.5 },
        { "restart --stop-start-delay 1", nameof(PlayRequest.StopStartDelay), 1d },
        { "restart --only-if-changed", nameof(PlayRequest.OnlyIfChanged), true },
        { "plan restart -r", nameof(PlayRequest.RefreshImages), true },
        { "kill -a", nameof(PlayRequest.All), true },
        { "pull -d", nameof(PlayRequest.WithDependencies), true },
        { "logs -F", nameof(PlayRequest.Follow), true },
        { "logs --follow", nameof(PlayRequest.Follow), true },
        { "logs -n 20", nameof(PlayRequest.Lines), 20 },
        { "logs --lines 0", nameof(PlayRequest.Lines), 0 },
        { "stop --expand-services", nameof(PlayRequest.ExpandServices), true },
        { "stop -s", nameof(PlayRequest.ExpandServices), true },
        { "stop --all", nameof(PlayRequest.All), true },
        { "stop -a", nameof(PlayRequest.All), true },
        { "stop --all false", nameof(PlayRequest.All), false },
        { "stop --all=false", nameof(PlayRequest.All), false },
        { "status --container-filter web-*", nameof(PlayRequest.ContainerFilter), "web-*" },
        { "down -C web-?", nameof(PlayRequest.ContainerFilter), "web-?" },
        { "status --ship-filter [ab]", nameof(PlayRequest.ShipFilter), "[ab]" },
        { "plan start -S x", nameof(PlayRequest.ShipFilter), "x" },
        { "start --timeout 2.5", nameof(PlayRequest.Timeout), 2.5 },
        { "start --isolate", nameof(PlayRequest.Isolate), "true" },
        { "stop --isolate ab1", nameof(PlayRequest.Isolate), "ab1" },
        { "start --adopt", nameof(PlayRequest.Adopt), true },
        { "clean --keep-volumes", nameof(PlayRequest.KeepVolumes), true },
        { "start --rollback", nameof(PlayRequest.Rollback), true },
    };

    [Theory]
    [MemberData(nameof(Given))]
    public void Each_reaches_its_property_and_no_other(string line, string property, object value)
    {
        var request = Request(line);

        typeof(PlayRequest).GetProperty(property)!.GetValue(request).ShouldBe(value);
        foreach (var other in Properties().Where(other => other != property)) typeof(PlayRequest).GetProperty(other)!.GetValue(request).ShouldBeNull();
    }

    [Fact]
    public void Things_are_what_stands_alone() => Request("stop -a web-1 --timeout 3 redis").Things.ShouldBe(["web-1", "redis"]);

    [Fact]
    public void Nothing_said_leaves_everything_open()
    {
        var request = Request("start");

        Properties().Where(property => typeof(PlayRequest).GetProperty(property)!.GetValue(request) is not null).ShouldBeEmpty();
        request.Things.ShouldBeEmpty();
    }

    [Fact]
    public void Every_property_of_the_request_is_an_option_of_that_name()
    {
        var options = Tree.Root.Subcommands.SelectMany(command => command.Options).Concat(Tree.Root.Options).Select(option => option.Name).ToHashSet(StringComparer.Ordinal);

        Properties().Select(Kebab).ShouldBeSubsetOf(options);
    }

    [Fact]
    public void Every_option_of_a_play_is_a_property_of_the_request() =>
        Enum.GetValues<Play>().SelectMany(play => Tree.Options.Of(play)).Select(option => option.Name).Distinct().ShouldBeSubsetOf(Properties().Select(Kebab));

    [Fact]
    public void Every_property_of_the_request_is_tried_above() =>
        Given.Select(row => (string)row[1]).Distinct().Order(StringComparer.Ordinal).ShouldBe(Properties().Order(StringComparer.Ordinal));

    [Fact]
    public void Plan_takes_what_the_play_takes()
    {
        var plan = Tree.Root.Subcommands.Single(command => command.Name == "plan");

        foreach (var command in plan.Subcommands)
            command.Options.ShouldBe(Tree.Root.Subcommands.Single(known => known.Name == command.Name).Options, command.Name);
    }

    private static IEnumerable<string> Properties() => typeof(PlayRequest).GetProperties().Select(property => property.Name).Where(name => name != nameof(PlayRequest.Things));

    private static string Kebab(string name) => $"--{CapitalInside().Replace(name, "-$0").ToLowerInvariant()}";

    private static PlayRequest Request(string line)
    {
        var words = line.Split(' ');
        var given = Tree.Root.Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
        new UsageFaults(Tree).Of(given, words).ShouldBeEmpty();
        var faults = ImmutableArray.CreateBuilder<Diagnostic>();
        var request = Tree.Options.Request(given, faults);
        faults.ShouldBeEmpty();
        return request;
    }

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex CapitalInside();
}
