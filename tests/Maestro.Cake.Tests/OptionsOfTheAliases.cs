using System.Reflection;
using Cake.Core.IO;
using Maestro.Engine.Model;

namespace Maestro.Cake.Tests;

public sealed class OptionsOfTheAliases
{
    private static readonly Dictionary<string, string> NoVariables = [];

    [Fact]
    public void Are_those_of_the_request_by_the_same_names() => Names(typeof(MaestroSettings)).ShouldBe(Names(typeof(PlayRequest)));

    [Theory]
    [InlineData(nameof(PlayRequest.File), "env/maestro.yaml", "env/maestro.yaml")]
    [InlineData(nameof(PlayRequest.Things), "redis-1", "redis-1")]
    [InlineData(nameof(PlayRequest.Concurrency), 3, 3)]
    [InlineData(nameof(PlayRequest.Strict), true, true)]
    [InlineData(nameof(PlayRequest.Vars), "site.json", "site.json")]
    [InlineData(nameof(PlayRequest.Full), true, true)]
    [InlineData(nameof(PlayRequest.ShowHosts), true, true)]
    [InlineData(nameof(PlayRequest.Logs), "artifacts/evidence", "artifacts/evidence")]
    [InlineData(nameof(PlayRequest.Report), "out/start.html", "out/start.html")]
    [InlineData(nameof(PlayRequest.ShowSecrets), true, true)]
    [InlineData(nameof(PlayRequest.WithDependencies), true, true)]
    [InlineData(nameof(PlayRequest.IgnoreDependencies), true, true)]
    [InlineData(nameof(PlayRequest.RefreshImages), true, true)]
    [InlineData(nameof(PlayRequest.Reuse), true, true)]
    [InlineData(nameof(PlayRequest.StepDelay), 1.5, 1.5)]
    [InlineData(nameof(PlayRequest.StopStartDelay), 0.5, 0.5)]
    [InlineData(nameof(PlayRequest.OnlyIfChanged), true, true)]
    [InlineData(nameof(PlayRequest.Follow), true, true)]
    [InlineData(nameof(PlayRequest.Lines), 20, 20)]
    [InlineData(nameof(PlayRequest.ExpandServices), true, true)]
    [InlineData(nameof(PlayRequest.All), false, false)]
    [InlineData(nameof(PlayRequest.ContainerFilter), "web-*", "web-*")]
    [InlineData(nameof(PlayRequest.ShipFilter), "ship[12]", "ship[12]")]
    [InlineData(nameof(PlayRequest.Timeout), 90.5, 90.5)]
    [InlineData(nameof(PlayRequest.Isolate), "ab1", "ab1")]
    [InlineData(nameof(PlayRequest.Adopt), true, true)]
    [InlineData(nameof(PlayRequest.KeepVolumes), true, true)]
    [InlineData(nameof(PlayRequest.Rollback), false, false)]
    public void Reach_the_request(string option, object given, object expected)
    {
        var settings = new MaestroSettings();
        typeof(MaestroSettings).GetProperty(option)!.SetValue(settings, option switch
        {
            nameof(MaestroSettings.File) or nameof(MaestroSettings.Vars) or nameof(MaestroSettings.Report) => new FilePath((string)given),
            nameof(MaestroSettings.Logs) => new DirectoryPath((string)given),
            nameof(MaestroSettings.Things) => new[] { (string)given },
            nameof(MaestroSettings.Timeout) or nameof(MaestroSettings.StepDelay) or nameof(MaestroSettings.StopStartDelay) => TimeSpan.FromSeconds((double)given),
            _ => given,
        });

        var said = typeof(PlayRequest).GetProperty(option)!.GetValue(settings.ToRequest(NoVariables));

        (said is IEnumerable<string> things ? things.ShouldHaveSingleItem() : said).ShouldBe(expected);
    }

    [Fact]
    public void Have_a_test_here_each() =>
        typeof(OptionsOfTheAliases).GetMethod(nameof(Reach_the_request))!.GetCustomAttributes<InlineDataAttribute>()
            .Select(data => (string)data.GetData(null!).Single()[0]).Order(StringComparer.Ordinal).ShouldBe(Names(typeof(PlayRequest)));

    [Fact]
    public void Say_nothing_where_nothing_was_said_but_what_a_build_needs()
    {
        var request = new MaestroSettings().ToRequest(NoVariables);

        request.Things.ShouldBeEmpty();
        (request with { Things = [] }).ShouldBe(new PlayRequest { Things = [], All = true, Rollback = true, Logs = System.IO.Path.Combine("artifacts", "maestro") });
    }

    [Fact]
    public void Leave_to_a_variable_what_it_says()
    {
        var request = new MaestroSettings().ToRequest(new Dictionary<string, string> { ["MAESTRO_ALL"] = "false", ["MAESTRO_ROLLBACK"] = "0", ["MAESTRO_LOGS"] = "elsewhere" });

        request.All.ShouldBeNull();
        request.Logs.ShouldBeNull();
        request.Rollback.ShouldBeNull();
    }

    private static IEnumerable<string> Names(Type type) => type.GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal);
}
