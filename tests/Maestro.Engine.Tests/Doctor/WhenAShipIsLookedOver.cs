using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Doctor;
using Maestro.Engine.Model;
using Maestro.Engine.Registries;
using Maestro.Testing;

namespace Maestro.Engine.Tests.Doctor;

public sealed class WhenAShipIsLookedOver
{
    private readonly FakeFleet _fleet = new();

    private static ImmutableSortedDictionary<string, Registry> Own => ImmutableSortedDictionary<string, Registry>.Empty.Add("own", new Registry { Name = "own", Address = "own.example.test", Username = "me", Password = new Secret("s3cret-pw") });

    private FakeDockerHost Host => _fleet["local"];

    [Fact]
    public async Task A_ship_that_is_well_is_told_as_such()
    {
        Host.Facts = Host.Facts with { Time = DateTimeOffset.UtcNow };

        var findings = await LookAsync();

        findings.Select(finding => finding.Subject).ShouldBe(["engine", "clock", "disk", "networks"]);
        findings.ShouldAllBe(finding => finding.Severity == null);
        findings[0].Text.ShouldBe("20.10.24 on linux/amd64, API 1.12 to 1.41, spoken to in 1.41");
        Host.Requests.ShouldBe(["examine", "try disk"]);
    }

    [Theory]
    [InlineData(-90, "90 s behind this machine's")]
    [InlineData(3600, "s ahead of this machine's")]
    public async Task A_clock_that_is_off_is_a_warning(int seconds, string expected)
    {
        Host.Facts = Host.Facts with { Time = DateTimeOffset.UtcNow.AddSeconds(seconds) };

        var clock = (await LookAsync()).Single(finding => finding.Subject == "clock");

        clock.Severity.ShouldBe(Severity.Warning);
        clock.Text.ShouldContain(expected);
    }

    [Theory]
    [InlineData(26, false)]
    [InlineData(27, true)]
    public async Task Networks_that_run_out_are_a_warning(int networks, bool isWarned)
    {
        Host.Facts = Host.Facts with { Networks = networks };

        (await LookAsync()).Single(finding => finding.Subject == "networks").Severity.ShouldBe(isWarned ? Severity.Warning : null);
    }

    [Fact]
    public async Task Pools_of_the_engines_own_settings_are_counted()
    {
        Host.Facts = Host.Facts with { Networks = 7, Pools = [(16, 18), (24, 26)] };

        var networks = (await LookAsync()).Single(finding => finding.Subject == "networks");

        networks.Text.ShouldStartWith("7 of 8 address ranges");
        networks.Severity.ShouldBe(Severity.Warning);
    }

    [Fact]
    public async Task What_the_engine_warns_of_is_passed_on()
    {
        Host.Facts = Host.Facts with { Warnings = ["WARNING: No swap limit support"] };

        (await LookAsync())[^1].ShouldBe(new Finding("local", "engine", "WARNING: No swap limit support", Severity.Warning));
    }

    [Fact]
    public async Task A_login_that_the_registry_takes_is_told_with_its_source()
    {
        var login = (await LookAsync(Own, "own.example.test/web:1", "own.example.test/db:1", "web:1")).Where(finding => finding.Subject == "registry").ToList();

        login.Select(finding => finding.Text).ShouldBe(["docker.io is asked without a login", "own.example.test takes the login of user 'me' (registry 'own' of the environment file)"]);
        Host.Requests.Count(request => request.StartsWith("login", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_login_that_is_refused_is_an_error_without_the_password()
    {
        Host.Before = (request, _) => request.StartsWith("login", StringComparison.Ordinal) ? throw Host.Refusal(request, 401, "incorrect username or password: s3cret-pw") : Task.CompletedTask;

        var login = (await LookAsync(Own, "own.example.test/web:1")).Single(finding => finding.Subject == "registry");

        (login.Severity, login.Code).ShouldBe((Severity.Error, "MSTR0403"));
        login.Text.ShouldNotContain("s3cret-pw");
    }

    [Fact]
    public async Task A_ship_out_of_reach_is_an_error_with_its_code()
    {
        _fleet.SwitchOff("local");

        var finding = (await LookAsync()).ShouldHaveSingleItem();

        (finding.Subject, finding.Severity, finding.Code).ShouldBe(("connection", Severity.Error, "MSTR0301"));
        finding.Text.ShouldContain("connection refused");
    }

    private async Task<ImmutableArray<Finding>> LookAsync(ImmutableSortedDictionary<string, Registry>? registries = null, params string[] images) =>
        await ShipExamination.OfAsync(new Ship { Name = "local", Ip = "10.0.0.1", Address = new ShipAddress.Tcp("10.0.0.1", 2375) }, () => Host, images, new LoginFinder(registries ?? ImmutableSortedDictionary<string, Registry>.Empty, new DockerConfiguration(ImmutableDictionary<string, string>.Empty.Add("HOME", "/nowhere"), TimeProvider.System)), TimeProvider.System, CancellationToken.None);
}
