using Maestro.Scenarios.Ships;
using Maestro.Testing.Builds;

namespace Maestro.Scenarios.Deaths;

/// <summary>Eight builds of one environment at the same time on the same ships, each in a world of its own.</summary>
[Collection(Builds.Name)]
public sealed class WhenBuildsAreIsolated(ProvingGround ground)
{
    private static readonly Head[] Eight = [.. Head.All, Head.Named(Head.Run), Head.Named(Head.Run)];

    [BedFact]
    public Task Eight_at_once_are_green_and_the_sweep_of_a_dead_one_touches_none() => ground.TryAsync(
        "eight isolated ones at once, a ninth killed",
        Enumerable.Range(1, ProvingGround.IsLong ? 20 : 1).Select(round => (Head.Named(Head.Run), $"round {round}")),
        async (trial, run, _) =>
        {
            var builds = Eight.Select(head => trial.Start(head)).ToList();
            var calls = new List<Call>();
            try
            {
                foreach (var build in builds) calls.Add(await trial.WorkAsync(build));
                calls.ShouldAllBe(call => call.What.Reached);
                calls.Select(call => call.What.Endpoint).ShouldBeUnique();
                (await trial.RunningAsync()).Length.ShouldBe(8 * 12);

                var doomed = trial.Start(run);
                using (await trial.WorkAsync(doomed)) await Trial.KillWithWatchdogAsync(doomed);
                (await trial.RunningAsync()).Length.ShouldBe(9 * 12);

                var next = trial.Start(run);
                using (var call = await trial.WorkAsync(next))
                {
                    // Its own, in place of those that it has swept.
                    var running = await trial.RunningAsync();
                    running.Length.ShouldBe(9 * 12, $"{next.Output}{string.Join('\n', running)}");
                    await call.EndAsync("pass");
                }

                (await next.ExitAsync()).ShouldBe(0, next.Output);
                (await trial.RunningAsync()).Length.ShouldBe(8 * 12);
                foreach (var call in calls) await call.EndAsync("pass");
            }
            finally
            {
                calls.ForEach(call => call.Dispose());
            }

            foreach (var build in builds)
            {
                (await build.ExitAsync()).ShouldBe(0, build.Output);
                await trial.LeftByAsync(build);
            }

            return await trial.LeftAsync();
        },
        isIsolated: true);
}
