using Maestro.Scenarios.Ships;

namespace Maestro.Scenarios.Deaths;

/// <summary>What cannot be taken down is told, and taken down by the next who can.</summary>
[Collection(Builds.Name)]
public sealed class WhenAShipIsGoneInATearDown(ProvingGround ground)
{
    [BedTheory]
    [InlineData(false)]
    [InlineData(true)]
    public Task The_receipt_names_it_and_the_next_start_sweeps_it(bool isIsolated) => ground.TryAsync(
        "ship off in the tear-down; the next start",
        [(Head.Named(Head.Run), isIsolated ? "isolated" : "not isolated")],
        async (trial, head, _) =>
        {
            var command = trial.Start(head);
            using (var call = await trial.WorkAsync(command))
            {
                await trial.LastShip.PowerOffAsync();
                await call.EndAsync("pass");
            }

            var result = await command.EndAsync();
            result.ExitCode.ShouldBeOneOf(4, 6);
            result.Output.ShouldContain("\"clean\":false");
            result.Output.ShouldContain(trial.LastShip.Name);

            await trial.LastShip.PowerOnAsync();
            (await trial.LeftAsync()).ShouldNotBeEmpty();
            (await trial.LeftAsync()).ShouldAllBe(left => left.StartsWith(trial.LastShip.Name));

            var next = trial.Start(head);
            await trial.LetWorkAsync(next);
            (await next.EndAsync()).ShouldSucceed().Output.ShouldContain("MSTR0612");
            return await trial.LeftByAsync(next);
        },
        isIsolated);
}
