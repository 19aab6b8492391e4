using System.Diagnostics;
using Maestro.Engine.Runs;

namespace Maestro.Engine.Tests.Runs;

public sealed class WhoOwnsARun
{
    [Fact]
    public void This_process_lives() => Owner.ThisProcess.Lives.ShouldBe(true);

    [Fact]
    public void What_a_label_says_is_the_owner_again() => Owner.Parse(Owner.ThisProcess.Label).ShouldBe(Owner.ThisProcess);

    [Fact]
    public void A_process_that_has_ended_does_not_live()
    {
        using var process = Process.Start(new ProcessStartInfo("sleep", "100"))!;
        var owner = Owner.Of(process.Id)!;
        owner.Lives.ShouldBe(true);

        process.Kill();
        process.WaitForExit();

        owner.Lives.ShouldBe(false);
    }

    [Fact]
    public void An_id_that_was_given_again_is_another_process() => (Owner.ThisProcess with { StartedAt = Owner.ThisProcess.StartedAt - 50_000_000 }).Lives.ShouldBe(false);

    [Fact]
    public void Of_a_process_on_another_machine_or_of_another_boot_nothing_can_be_told()
    {
        (Owner.ThisProcess with { Host = "elsewhere" }).Lives.ShouldBeNull();
        (Owner.ThisProcess with { Machine = "another-boot" }).Lives.ShouldBeNull();
    }

    [Fact]
    public void One_from_before_the_boot_is_told_from_one_of_another_machine()
    {
        var earlier = Owner.ThisProcess with { Machine = Guid.Empty + Owner.ThisProcess.Machine[36..] };
        earlier.IsOfEarlierBoot.ShouldBeTrue();
        (earlier with { Host = "elsewhere" }).IsOfEarlierBoot.ShouldBeFalse();
        Owner.ThisProcess.IsOfEarlierBoot.ShouldBeFalse();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("host")]
    [InlineData("host/boot/x/1")]
    [InlineData("host/boot/1/-1/user")]
    [InlineData("host/boot/1/1")]
    public void What_is_no_owner_is_none(string? label) => Owner.Parse(label).ShouldBeNull();
}
