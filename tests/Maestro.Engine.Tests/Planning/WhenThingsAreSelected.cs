using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Planning;
using Maestro.Testing;

namespace Maestro.Engine.Tests.Planning;

public sealed class WhenThingsAreSelected
{
    private static readonly MaestroEnvironment Shop = new EnvironmentBuilder()
        .Service("base", ["base-1"], omit: true)
        .Service("db", ["db-1", "db-2"], requires: ["base"])
        .Service("web", ["web-1"], requires: ["db"], ship: "far")
        .Service("tool", ["tool-1"], omit: true)
        .Service("watch", ["watch-1"], requires: ["web"], omit: true)
        .Build();

    [Theory]
    [InlineData(Play.Status, "base-1 db-1 db-2 tool-1 web-1 watch-1")]
    [InlineData(Play.Start, "base-1 db-1 db-2 web-1")]
    [InlineData(Play.Clean, "base-1 db-1 db-2 web-1")]
    [InlineData(Play.Stop, "watch-1 web-1 db-1 db-2")]
    [InlineData(Play.Kill, "watch-1 web-1 db-1 db-2")]
    [InlineData(Play.Restart, "watch-1 web-1 db-1 db-2")]
    [InlineData(Play.Pull, "base-1 db-1 db-2 web-1")]
    [InlineData(Play.Down, "tool-1 watch-1 web-1 db-1 db-2 base-1")]
    public void Nothing_named_means_the_plays_default(Play play, string expected) => Expect(play, new PlayRequest { All = true }, expected);

    [Fact]
    public void Named_services_mean_their_instances_and_nothing_else() => Expect(Play.Start, new PlayRequest { Things = ["db", "web-1", "db-1"] }, "db-1 db-2 web-1");

    [Fact]
    public void With_dependencies_a_start_takes_what_it_needs() => Expect(Play.Start, new PlayRequest { Things = ["db-1"], WithDependencies = true }, "base-1 db-1");

    [Fact]
    public void With_dependencies_a_stop_takes_what_needs_it() => Expect(Play.Stop, new PlayRequest { Things = ["db-1"], WithDependencies = true }, "watch-1 web-1 db-1");

    [Fact]
    public void Without_order_nothing_is_added() => Expect(Play.Start, new PlayRequest { IgnoreDependencies = true }, "db-1 db-2 web-1");

    [Theory]
    [InlineData("db-*", null, "db-1 db-2")]
    [InlineData("*-[!1]", null, "db-2")]
    [InlineData(null, "fa?", "web-1")]
    [InlineData("DB-*", null, "")]
    [InlineData("web.1", null, "")]
    public void Filters_always_apply(string? container, string? ship, string expected) =>
        Expect(Play.Start, new PlayRequest { ContainerFilter = container, ShipFilter = ship }, expected);

    [Fact]
    public void A_filter_without_meaning_is_refused() =>
        Refused(Play.Start, new PlayRequest { ContainerFilter = "[z-a]*" }).ShouldHaveSingleItem().ShouldContain("MSTR0006");

    [Fact]
    public void An_unknown_thing_is_refused_with_a_suggestion() => Refused(Play.Start, new PlayRequest { Things = ["bd-1", "nothing-like-it"] })
        .ShouldBe(["error MSTR0002: 'bd-1' is neither a service nor an instance of environment 'test' (did you mean 'db-1'?)",
            "error MSTR0002: 'nothing-like-it' is neither a service nor an instance of environment 'test'"]);

    [Theory]
    [InlineData(Play.Stop, "stop")]
    [InlineData(Play.Kill, "kill")]
    [InlineData(Play.Restart, "restart")]
    public void What_takes_down_asks_for_names_and_for_leave_to_expand_a_service(Play play, string word)
    {
        Refused(play, new PlayRequest()).ShouldHaveSingleItem().ShouldStartWith($"error MSTR0003: {word} acts on what is named");
        Refused(play, new PlayRequest { Things = ["db"] }).ShouldHaveSingleItem().ShouldStartWith($"error MSTR0004: 'db' is a service: {word} would act on all its instances");
        Expect(play, new PlayRequest { Things = ["db"], ExpandServices = true }, "db-1 db-2");
        Expect(play, new PlayRequest { Things = ["db-1"], WithDependencies = true }, "watch-1 web-1 db-1");
        Expect(play, new PlayRequest { All = true, ContainerFilter = "db-*" }, "db-1 db-2");
    }

    [Fact]
    public void Options_that_exclude_each_other_are_refused() =>
        Refused(Play.Start, new PlayRequest { Reuse = true, RefreshImages = true }).ShouldHaveSingleItem().ShouldContain("MSTR0005");

    private static void Expect(Play play, PlayRequest request, string expected) =>
        string.Join(' ', PlayList.Of(Shop, play, request).Select(instance => instance.Name)).ShouldBe(expected);

    private static IEnumerable<string> Refused(Play play, PlayRequest request)
    {
        var refusal = Should.Throw<MaestroException>(() => PlayList.Of(Shop, play, request));
        refusal.ExitCode.ShouldBe(ExitCode.Usage);
        return refusal.Diagnostics.Select(diagnostic => diagnostic.ToString());
    }
}
