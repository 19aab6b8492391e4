using System.Text.RegularExpressions;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;

namespace Maestro.Scenarios.Registries;

public sealed class WhenARegistryFails(RegistryBed bed) : IClassFixture<RegistryBed>
{
    [Fact]
    public async Task A_tag_that_is_not_there_is_said()
    {
        var image = await RegistryImage.PutAsync(bed.Open);
        await using var env = bed.Environment($"{bed.Open.Host}/{image.Path}:2");

        var fault = (await env.PlayAsync(Play.Pull)).Diagnostics.ShouldHaveSingleItem();

        fault.Code.ShouldBe("MSTR0407");
        fault.Message.ShouldContain($"registry '{bed.Open.Host}' has it not (manifest for {bed.Open.Host}/{image.Path}:2 not found: manifest unknown: manifest unknown)");
    }

    [Fact]
    public async Task Twelve_instances_of_one_image_pull_it_once()
    {
        await using var proxy = new FaultyProxy(bed.Open);
        var image = await RegistryImage.PutAsync(bed.Open);
        await using var env = bed.Environment(image.At(proxy.Host), instances: 12);

        var result = await env.PlayAsync(Play.Pull);

        result.ExitCode.ShouldBe(ExitCode.Done);
        result.Instances.Count(row => row.Phase == InstancePhase.Pulled).ShouldBe(12);
        proxy.Requests.Count(request => request.Contains(image.Layer, StringComparison.Ordinal)).ShouldBe(1);
        proxy.Requests.Count(request => request == $"HEAD /v2/{image.Path}/manifests/1").ShouldBe(1);
    }

    [Fact]
    public async Task Two_failures_then_success_is_a_success()
    {
        await using var proxy = new FaultyProxy(bed.Open);
        var image = await RegistryImage.PutAsync(bed.Open);
        await using var env = bed.Environment(image.At(proxy.Host), $"own: {{registry: '{proxy.Host}', retry: {{attempts: 3, when: [500]}}}}");

        // The daemon asks twice in one pull, by HEAD and by GET.
        proxy.Answers($"/v2/{image.Path}/manifests/1", 503, times: 4);
        var result = await env.PlayAsync(Play.Pull);

        result.Diagnostics.ShouldBeEmpty();
        proxy.Requests.Count(request => request == $"HEAD /v2/{image.Path}/manifests/1").ShouldBe(3);
        Texts(env).ShouldContain(text => text.StartsWith("pull failed, again in 1 s (attempt 2 of 3): ", StringComparison.Ordinal));
        Texts(env).ShouldContain(text => text.StartsWith("pull failed, again in 2 s (attempt 3 of 3): ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", 1, "")]
    [InlineData("retry: {attempts: 2, when: [500]}", 2, " (after 2 attempts)")]
    [InlineData("retry: {attempts: 2, when: [502]}", 1, "")]
    public async Task Again_and_again_it_is_asked_as_often_as_the_file_says(string retry, int asked, string words)
    {
        await using var proxy = new FaultyProxy(bed.Open);
        var image = await RegistryImage.PutAsync(bed.Open);
        await using var env = bed.Environment(image.At(proxy.Host), $"own: {{registry: '{proxy.Host}', {retry}}}");
        proxy.Answers($"/v2/{image.Path}/manifests/1", 500, times: 100);

        var fault = (await env.PlayAsync(Play.Pull)).Diagnostics.ShouldHaveSingleItem();

        (fault.Code, fault.Message).ShouldBe(("MSTR0401", $"image '{image.At(proxy.Host)}' cannot be pulled on ship 'local': received unexpected HTTP status: 500 Spoilt{words}"));
        proxy.Requests.Count(request => request == $"HEAD /v2/{image.Path}/manifests/1").ShouldBe(asked);
    }

    [Fact]
    public async Task It_has_counted_our_pulls_and_is_left_alone()
    {
        await using var proxy = new FaultyProxy(bed.Open);
        var image = await RegistryImage.PutAsync(bed.Open);
        await using var env = bed.Environment(image.At(proxy.Host), $"own: {{registry: '{proxy.Host}', retry: {{attempts: 3, when: [500]}}}}");
        proxy.Answers($"/v2/{image.Path}/manifests/1", 429, times: 100, """{"errors":[{"code":"TOOMANYREQUESTS","message":"You have reached your pull rate limit."}]}""");

        var fault = (await env.PlayAsync(Play.Pull)).Diagnostics.ShouldHaveSingleItem();

        (fault.Code, fault.Message).ShouldBe(("MSTR0406", $"image '{image.At(proxy.Host)}' cannot be pulled on ship 'local': registry '{proxy.Host}' limits the number of pulls (toomanyrequests: You have reached your pull rate limit.); wait, or log in, which often raises the limit"));
        proxy.Requests.Count(request => request == $"HEAD /v2/{image.Path}/manifests/1").ShouldBe(1);
    }

    [Fact]
    public async Task A_layer_that_is_cut_once_is_mended_by_the_daemon()
    {
        await using var proxy = new FaultyProxy(bed.Open);
        var image = await RegistryImage.PutAsync(bed.Open, 400_000);
        await using var env = bed.Environment(image.At(proxy.Host));
        proxy.Cuts(image.Layer, 200_000, times: 1);

        (await env.PlayAsync(Play.Pull)).Diagnostics.ShouldBeEmpty();

        proxy.Requests.Count(request => request.Contains(image.Layer, StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task A_layer_that_is_not_there_fails_in_the_middle_of_the_answer_and_is_asked_for_again()
    {
        await using var proxy = new FaultyProxy(bed.Open);
        var image = await RegistryImage.PutAsync(bed.Open, 400_000);
        await using var env = bed.Environment(image.At(proxy.Host), $"own: {{registry: '{proxy.Host}', retry: {{attempts: 2, when: [500]}}}}");

        // The daemon asks twice in one pull.
        proxy.Answers(image.Layer, 404, times: 2, """{"errors":[{"code":"BLOB_UNKNOWN","message":"blob unknown to registry"}]}""");

        var result = await env.PlayAsync(Play.Pull);

        result.Diagnostics.ShouldBeEmpty();
        Texts(env).ShouldContain(text => text.StartsWith("pull failed, again in 1 s (attempt 2 of 2): ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_slow_layer_is_watched_as_it_comes()
    {
        await using var proxy = new FaultyProxy(bed.Open);
        var image = await RegistryImage.PutAsync(bed.Open, 600_000);
        await using var env = bed.Environment(image.At(proxy.Host));
        proxy.Slows(image.Layer, 300_000);

        (await env.PlayAsync(Play.Pull)).Diagnostics.ShouldBeEmpty();

        var percents = Texts(env).Select(text => Regex.Match(text, "^pulling (\\d+)% of 0.6 MB$")).Where(match => match.Success).Select(match => int.Parse(match.Groups[1].Value, null)).ToList();
        percents.Count.ShouldBeGreaterThan(5);
        percents.ShouldBe(percents.Order());
    }

    [Fact]
    public async Task A_slow_pull_ends_with_its_play()
    {
        await using var proxy = new FaultyProxy(bed.Open);
        var image = await RegistryImage.PutAsync(bed.Open, 600_000);
        await using var env = bed.Environment(image.At(proxy.Host));
        proxy.Slows(image.Layer, 10_000);
        using var cancellation = new CancellationTokenSource();

        var playing = env.PlayAsync(Play.Pull, cancellationToken: cancellation.Token);
        await env.Log.Saw(one => one is PlayEvent.InstanceChanged { Row.Text: var text } && text.Contains('%', StringComparison.Ordinal));
        await cancellation.CancelAsync();

        (await playing.WaitAsync(TimeSpan.FromSeconds(10))).ExitCode.ShouldBe(ExitCode.Cancelled);
        (await bed.Host.FindImageAsync(image.At(proxy.Host), CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task One_of_plain_HTTP_that_is_not_on_the_loopback_is_not_trusted_however_often_it_is_asked()
    {
        await using var proxy = new FaultyProxy(bed.Open, RegistryBed.OtherAddress);
        var image = await RegistryImage.PutAsync(bed.Open);
        await using var env = bed.Environment(image.At(proxy.Host), $"own: {{registry: '{proxy.Host}', retry: {{attempts: 3, when: [500]}}}}");

        var fault = (await env.PlayAsync(Play.Pull)).Diagnostics.ShouldHaveSingleItem();

        fault.Code.ShouldBe("MSTR0408");
        fault.Message.ShouldContain($"its daemon does not trust registry '{proxy.Host}' (");
        fault.Message.ShouldNotContain("attempts");
    }

    [Fact]
    public async Task One_that_is_not_there_is_said()
    {
        await using var env = bed.Environment("127.0.0.1:9/no/such-image:1");

        var fault = (await env.PlayAsync(Play.Pull)).Diagnostics.ShouldHaveSingleItem();

        fault.Code.ShouldBe("MSTR0409");
        fault.Message.ShouldContain("the ship does not reach registry '127.0.0.1:9' (");
    }

    private static IEnumerable<string> Texts(Plays.LiveEnvironment env) => env.Log.Events.OfType<PlayEvent.InstanceChanged>().Select(one => one.Row.Text);
}
