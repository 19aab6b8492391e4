using System.Text.Json;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Scenarios.Plays;

public sealed class WhenAFailureLeavesEvidence
{
    [Fact]
    public async Task It_holds_all_that_dead_containers_printed_after_the_rollback_and_no_secret()
    {
        await using var shop = new LiveEnvironment("""
              good: {image: IMAGE, instances: {NAME-good-1: {ship: SHIP, command: sleep 1000, stop_timeout: 0}}}
              bad:
                image: IMAGE
                env: {API_TOKEN: very-secret-token}
                instances:
                  NAME-bad-1: {ship: SHIP, command: "sh -c 'i=0; while [ $i -lt 500 ]; do echo line $i; i=$((i+1)); done; echo token $API_TOKEN; exit 7'", ports: {http: "80:PORT1"}, lifecycle: {running: [{type: tcp, port: http}]}}
            """);
        var logs = Path.Combine(shop.Folder, "evidence");

        var result = await shop.PlayAsync(Play.Start, new PlayRequest { Rollback = true, Logs = logs });

        result.ExitCode.ShouldBe(ExitCode.Failed);
        (await shop.ContainersAsync()).ShouldBeEmpty();
        var own = Directory.GetDirectories(logs).ShouldHaveSingleItem();
        result.Diagnostics.Single(fault => fault.Code == Catalogue.EvidenceCode).Message.ShouldContain(own);
        var printed = await File.ReadAllLinesAsync(Path.Combine(own, $"{shop.Name}-bad-1.log"));
        printed.Length.ShouldBe(501);
        printed[^1].ShouldBe("token ***");
        using var state = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(own, $"{shop.Name}-bad-1.json")));
        state.RootElement.GetProperty("State").GetProperty("ExitCode").GetInt32().ShouldBe(7);
        foreach (var file in Directory.EnumerateFiles(own)) (await File.ReadAllTextAsync(file)).ShouldNotContain("very-secret-token");
    }
}
