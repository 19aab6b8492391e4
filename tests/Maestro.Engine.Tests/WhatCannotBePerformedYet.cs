using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;
using Maestro.Testing;

namespace Maestro.Engine.Tests;

public sealed class WhatCannotBePerformedYet : IDisposable
{
    private const string Plain = "ships: {s: {ip: 10.0.0.1}}";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("maestro-test-");

    public static TheoryData<string, Play, string> Lines => new()
    {
        { "ship_provider: docker-context", Play.Start, "(2,1) asking a ship provider for ship 's'" },
        { $"{Plain}\n_p: &p {{free: '80:auto'}}", Play.Start, "(3,9) reading back port 'free' of instance 'w-1', which the engine picks (auto)," },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Is_refused_before_anything_is_contacted(string text, Play play, string expected)
    {
        Write(text);

        var refused = await Should.ThrowAsync<MaestroException>(() => Conductor().PlayAsync(play, new PlayRequest { All = true }, new EventLog(), CancellationToken.None));

        refused.ExitCode.ShouldBe(ExitCode.InvalidFile);
        var fault = refused.Diagnostics.ShouldHaveSingleItem();
        fault.Code.ShouldBe("MSTR0107");
        $"({fault.Location!.Line},{fault.Location.Column}) {fault.Message}".ShouldStartWith(expected);
        fault.Message.ShouldContain("cannot be performed yet");
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Is_read_all_the_same(string text, Play play, string expected)
    {
        Write(text);

        Conductor().Load(new PlayRequest()).Environment.Instances.Keys.ShouldBe(["w-1", "w-2"], $"{play} {expected}");
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Is_planned_where_the_ship_can_be_reached(string text, Play play, string expected)
    {
        Write(text);
        var plan = Conductor(new FakeFleet()).PlanAsync;

        if (expected.Contains("(2,", StringComparison.Ordinal)) (await Should.ThrowAsync<MaestroException>(() => plan(play, new PlayRequest { All = true }, CancellationToken.None))).ExitCode.ShouldBe(ExitCode.InvalidFile);
        else (await plan(play, new PlayRequest { All = true }, CancellationToken.None)).Instances.Length.ShouldBe(2);
    }

    [Fact]
    public async Task Is_no_concern_of_plays_that_do_not_need_it()
    {
        Write($"{Plain}\naudit: [{{type: log, file: a.log}}]");

        var result = await Conductor(new FakeFleet()).PlayAsync(Play.Status, new PlayRequest(), new EventLog(), CancellationToken.None);

        result.Instances.Length.ShouldBe(2);
    }

    [Fact]
    public async Task Is_refused_to_instances_that_hear_of_a_port_that_is_not_known()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "maestro.yaml"),
            $"name: n\n{Plain}\nservices: {{web: {{image: i, requires: [mid], instances: {{web-1: {{ship: s}}}}}}, mid: {{image: i, requires: [db], instances: {{mid-1: {{ship: s}}}}}}, db: {{image: i, ports: {{p: '80:auto'}}, instances: {{db-1: {{ship: s}}}}}}, far: {{image: i, instances: {{far-1: {{ship: s}}}}}}}}\n");

        await Should.ThrowAsync<MaestroException>(() => Conductor().PlayAsync(Play.Start, new PlayRequest { Things = ["web-1"] }, new EventLog(), CancellationToken.None));
        (await Conductor(new FakeFleet()).PlayAsync(Play.Start, new PlayRequest { Things = ["far-1"] }, new EventLog(), CancellationToken.None)).Succeeded.ShouldBeTrue();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    // w-1 has what stands in the anchor p, if there is one.
    private void Write(string text) => File.WriteAllText(
        Path.Combine(_folder.FullName, "maestro.yaml"),
        $"name: n\n{text}\nservices: {{w: {{image: 'quay.io/i:1', instances: {{w-1: {{ship: s, ports: {(text.Contains("&p", StringComparison.Ordinal) ? "*p" : "{p: 80}")}}}, w-2: {{ship: s}}}}}}}}\n");

    private Conductor Conductor(FakeFleet? fleet = null) => new(new ConductorServices { WorkingDirectory = _folder.FullName, Hosts = fleet ?? (IDockerHostFactory)new NoHosts() });

    private sealed class NoHosts : IDockerHostFactory
    {
        public IDockerHost Open(Ship ship) => throw new InvalidOperationException($"ship {ship.Name} was contacted");
    }
}
