using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Doctor;
using Maestro.Engine.Model;
using Maestro.Testing;

namespace Maestro.Engine.Tests.Doctor;

public sealed class WhenAShipIsLookedOver
{
    private readonly FakeFleet _fleet = new();

    private FakeDockerHost Host => _fleet["local"];

    [Fact]
    public async Task A_ship_that_is_well_is_told_as_such()
    {
        Host.Facts = Host.Facts with { Time = DateTimeOffset.UtcNow };

        var findings = await LookAsync();

        findings.Select(finding => finding.Subject).ShouldBe(["engine", "clock", "disk", "networks"]);
        findings.ShouldAllBe(finding => finding.Severity == null);
        findings[0].Text.ShouldBe("20.10.24 on linux/amd64, API 1.12 to 1.41, spoken to in 1.41");
        Host.Requests.ShouldBe(["examine"]);
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
    public async Task A_ship_out_of_reach_is_an_error_with_its_code()
    {
        _fleet.SwitchOff("local");

        var finding = (await LookAsync()).ShouldHaveSingleItem();

        (finding.Subject, finding.Severity, finding.Code).ShouldBe(("connection", Severity.Error, "MSTR0301"));
        finding.Text.ShouldContain("connection refused");
    }

    private async Task<ImmutableArray<Finding>> LookAsync() =>
        await ShipExamination.OfAsync(new Ship { Name = "local", Ip = "10.0.0.1", Address = new ShipAddress.Tcp("10.0.0.1", 2375) }, () => Host, TimeProvider.System, CancellationToken.None);
}
