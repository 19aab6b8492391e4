using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Planning;
using Maestro.Testing;

namespace Maestro.Engine.Tests.Planning;

public sealed class WhenAContainerHasDrifted
{
    private static readonly ContainerSpecification Made = new()
    {
        Image = "web:1",
        Cmd = ["run", "--fast"],
        Env = ["LEVEL=info", "GONE=1", "DB_PASSWORD=old", "SAME=1"],
        HostConfig = new HostConfiguration { Binds = ["/a:/b:rw"] },
    };

    private static readonly ContainerSpecification Now = Made with
    {
        Cmd = null,
        Env = ["LEVEL=debug", "NEW=it's", "DB_PASSWORD=new", "SAME=1"],
        HostConfig = new HostConfiguration { Binds = ["/a:/b:ro"] },
    };

    // As the daemon tells it: the image's variables are there too.
    private static readonly ContainerConfiguration Seen = new(
        "sha256:web", new Dictionary<string, string> { ["Cmd"] = """["run","--fast"]""", ["HostConfig.Binds"] = """["/a:/b:rw"]""" }.ToImmutableDictionary(), [.. Made.Env, "PATH=/bin"], ImmutableDictionary<string, string>.Empty)
    {
        ImageEnv = ["PATH=/bin"],
    };

    [Fact]
    public void Each_difference_is_told_field_by_field()
    {
        var drift = Drift(Made, Now, Seen).ShouldNotBeNull();

        drift.Text.ShouldBe("differs from the file in Cmd, Env, HostConfig.Binds");
        drift.Differences.ShouldBe(
        [
            """Cmd: ["run","--fast"] in the container, nothing in the file""",
            "Env DB_PASSWORD: *** in the container, *** in the file",
            "Env GONE: '1' in the container, nothing in the file",
            "Env LEVEL: 'info' in the container, 'debug' in the file",
            "Env NEW: nothing in the container, 'it's' in the file",
            """HostConfig.Binds: ["/a:/b:rw"] in the container, ["/a:/b:ro"] in the file""",
        ]);
    }

    [Fact]
    public void No_difference_shows_a_secret_neither_by_its_name_nor_by_its_value()
    {
        var made = Made with { Cmd = ["run", "--api-token=t0p-s3cret", "old-pw"], HostConfig = new HostConfiguration { LogConfig = new LogConfiguration("splunk", ImmutableSortedDictionary<string, string>.Empty.Add("splunk-token", "t0p-s3cret")) }, Env = ["DB_PASSWORD=old-pw"] };
        var now = made with { Cmd = ["run", "new-pw"], HostConfig = null, Env = ["DB_PASSWORD=new-pw"] };
        var seen = new ContainerConfiguration("sha256:web", ConfigurationFields.Of(made).ToImmutableDictionary(), made.Env, ImmutableDictionary<string, string>.Empty);

        Drift(made, now, seen).ShouldNotBeNull().Differences.ShouldBe(
        [
            """Cmd: ["run","--api-token=***","***"] in the container, ["run","***"] in the file""",
            "Env DB_PASSWORD: *** in the container, *** in the file",
            """HostConfig.LogConfig: {"Config":{"splunk-token":"***"},"Type":"splunk"} in the container, nothing in the file""",
        ]);
    }

    [Fact]
    public void What_is_the_same_has_not() => Drift(Made, Made, Seen).ShouldBeNull();

    [Fact]
    public void A_container_that_could_not_be_looked_into_still_names_its_fields() => Drift(Made, Now, null).ShouldNotBeNull().Fields.ShouldBe(["Cmd", "Env", "HostConfig.Binds"]);

    [Fact]
    public void A_container_without_our_label_is_not_compared() =>
        Engine.Planning.Drift.Of(Container(Made, hash: null), Instance(Now), null).ShouldBeNull();

    [Theory]
    [InlineData(Play.Status)]
    [InlineData(Play.Start)]
    public void It_is_a_warning_of_a_play_that_leaves_it_running(Play play)
    {
        var environment = new EnvironmentBuilder().Service("web", ["web-1"]).Build();

        var plan = new Situation(environment).Sees("web-1", ContainerState.Running, "Up 3 minutes", config: "v1:other").Plan(play);

        var fault = plan.Faults.ShouldHaveSingleItem();
        (fault.Code, fault.Severity).ShouldBe(("MSTR0510", Severity.Warning));
        fault.Message.ShouldBe("web-1 on ship 'local' runs with a configuration that differs from the file: start leaves it so, restart makes it anew");
        if (play == Play.Start) plan.ToString().ShouldBe("[] -> #1 local/web-1 AwaitReady (up for 3m; differs from the file)\n");
    }

    private static Drift? Drift(ContainerSpecification made, ContainerSpecification now, ContainerConfiguration? seen) =>
        Engine.Planning.Drift.Of(Container(made, ContainerJson.ConfigurationHash(made)), Instance(now), seen);

    private static Instance Instance(ContainerSpecification specification) => new() { Name = "web-1", Service = "web", Ship = "local", Container = specification };

    private static ObservedContainer Container(ContainerSpecification made, string? hash)
    {
        var labels = ImmutableDictionary<string, string>.Empty;
        if (hash is not null) labels = labels.Add(Labels.Config, hash).Add(Labels.Fields, ConfigurationFields.Label(made));
        return new ObservedContainer { Id = "1", Name = "web-1", Image = made.Image, State = ContainerState.Running, Status = "Up", Labels = labels };
    }
}
