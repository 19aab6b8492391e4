using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Engine.Registries;
using Maestro.Engine.Tests.Execution;
using Maestro.Testing;

namespace Maestro.Engine.Tests.Registries;

public sealed class WhenARegistryRefuses
{
    private const string Image = "own.example.test/web:1";
    private const string Password = "s3cret-1";
    private const string Pull = $"pull {Image}";

    private readonly Registry _registry = new() { Name = "own", Address = "https://own.example.test", Username = "me", Password = new Secret(Password), Email = "me@example.test" };
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task Its_login_goes_with_the_pull()
    {
        var stage = Stage(_registry);

        (await stage.PlayAsync(Play.Pull)).ExitCode.ShouldBe(ExitCode.Done);

        var login = stage.Fleet["local"].Logins.ShouldHaveSingleItem()!;
        (login.Host, login.Username, login.Password?.Value, login.Email).ShouldBe(("own.example.test", "me", Password, "me@example.test"));
    }

    [Fact]
    public async Task Two_failures_then_success_is_a_success_after_three_seconds()
    {
        var stage = Stage(_registry with { Retry = new RegistryRetry(3, [500]) });
        Refuses(stage, 2, 500, "received unexpected HTTP status: 503 Service Unavailable");

        var playing = stage.PlayAsync(Play.Pull);
        await Told(stage, "pull failed, again in 1 s (attempt 2 of 3): received unexpected HTTP status: 503 Service Unavailable");
        _clock.Advance(TimeSpan.FromSeconds(1));
        await Told(stage, "pull failed, again in 2 s (attempt 3 of 3): received unexpected HTTP status: 503 Service Unavailable");
        _clock.Advance(TimeSpan.FromSeconds(1.9));
        playing.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(0.1));

        var result = await playing;
        result.ExitCode.ShouldBe(ExitCode.Done);
        result.Diagnostics.ShouldBeEmpty();
        stage.Fleet["local"].Requests.Count(request => request == Pull).ShouldBe(3);
    }

    [Fact]
    public async Task As_often_as_it_may_the_message_says_how_often()
    {
        var stage = Stage(_registry with { Retry = new RegistryRetry(2, [500]) });
        Refuses(stage, 9, 200, "unexpected EOF");

        var playing = stage.PlayAsync(Play.Pull);
        await Told(stage, "pull failed, again in 1 s (attempt 2 of 2): unexpected EOF");
        _clock.Advance(TimeSpan.FromSeconds(1));

        var fault = (await playing).Diagnostics.ShouldHaveSingleItem();
        (fault.Code, fault.Message).ShouldBe(("MSTR0401", $"image '{Image}' cannot be pulled on ship 'local': unexpected EOF (after 2 attempts)"));
    }

    [Fact]
    public async Task A_wait_for_the_next_attempt_ends_with_the_play()
    {
        var stage = Stage(_registry with { Retry = new RegistryRetry(3, [500]) });
        Refuses(stage, 9, 500, "no");
        using var cancellation = new CancellationTokenSource();

        var playing = stage.PlayAsync(Play.Pull, cancellationToken: cancellation.Token);
        await Told(stage, "pull failed, again in 1 s (attempt 2 of 3): no");
        await cancellation.CancelAsync();

        (await playing).ExitCode.ShouldBe(ExitCode.Cancelled);
    }

    [Fact]
    public async Task A_wrong_password_is_tried_once_and_said_with_its_source_and_never_shown()
    {
        var stage = Stage(_registry with { Retry = new RegistryRetry(5, [401, 500]) }, images: ["web:1", "db:1", "mq:1"]);
        var host = stage.Fleet["local"];
        host.Before = (request, _) => request switch
        {
            _ when request.StartsWith("pull", StringComparison.Ordinal) => throw host.Refusal(request, 500, $"unauthorized: authentication required ({Password})"),
            _ when request.StartsWith("login", StringComparison.Ordinal) => throw host.Refusal(request, 500, "login attempt to https://own.example.test/v2/ failed with status: 401 Unauthorized"),
            _ => Task.CompletedTask,
        };

        var result = await stage.PlayAsync(Play.Pull);

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Diagnostics.Length.ShouldBe(3);
        result.Diagnostics.ShouldAllBe(fault => fault.Code == "MSTR0403");
        result.Diagnostics.ShouldContain(fault => fault.Message ==
            $"image '{Image}' cannot be pulled on ship 'local': registry 'own.example.test' refuses the login of user 'me' from registry 'own' of the environment file (unauthorized: authentication required (***)); correct it there");
        host.Requests.Count(request => request == Pull).ShouldBe(1);
        host.Requests.Count(request => request == "login own.example.test").ShouldBe(1);
        string.Join('\n', stage.Log.Events).ShouldNotContain(Password);
        string.Join('\n', result.Diagnostics).ShouldNotContain(Password);
    }

    [Fact]
    public async Task A_right_login_that_may_not_read_the_image_is_told_apart()
    {
        var stage = Stage(_registry);
        Refuses(stage, 1, 404, "pull access denied for own.example.test/web, repository does not exist or may require 'docker login': denied");

        var fault = (await stage.PlayAsync(Play.Pull)).Diagnostics.ShouldHaveSingleItem();

        fault.Code.ShouldBe("MSTR0405");
        fault.Message.ShouldContain("registry 'own.example.test' accepts the login of user 'me' from registry 'own' of the environment file, and does not let it read this image");
    }

    [Theory]
    [InlineData(500, "no basic auth credentials", "MSTR0404", "registry 'own.example.test' wants a login (no basic auth credentials), and there is none in the environment file and the docker configuration (neither DOCKER_CONFIG nor a home is set); add 'own.example.test' with username and password to 'registries', or run: docker login own.example.test")]
    [InlineData(500, "toomanyrequests: no", "MSTR0406", "registry 'own.example.test' limits the number of pulls (toomanyrequests: no); wait, or log in, which often raises the limit")]
    [InlineData(404, "manifest unknown", "MSTR0407", "registry 'own.example.test' has it not (manifest unknown); correct name and tag, push it there, or load it on the ship")]
    [InlineData(500, "x509: certificate signed by unknown authority", "MSTR0408", "its daemon does not trust registry 'own.example.test' (x509: certificate signed by unknown authority); give the ship the registry's authority (/etc/docker/certs.d/own.example.test/ca.crt), or list it in insecure-registries there")]
    [InlineData(500, "dial tcp 10.0.0.1:443: connect: connection refused", "MSTR0409", "the ship does not reach registry 'own.example.test' (dial tcp 10.0.0.1:443: connect: connection refused); see the registry's address and the ship's network, or load the image there")]
    [InlineData(200, "write /a: no space left on device", "MSTR0412", "write /a: no space left on device; free space on the ship")]
    public async Task It_is_said_what_to_do(int status, string words, string code, string message)
    {
        var stage = Stage(null);
        Refuses(stage, 1, status, words);

        var fault = (await stage.PlayAsync(Play.Pull)).Diagnostics.ShouldHaveSingleItem();

        (fault.Code, fault.Message).ShouldBe((code, $"image '{Image}' cannot be pulled on ship 'local': {message}"));
    }

    [Theory]
    [InlineData(true, "failed with status: 401 Unauthorized", "MSTR0403")]
    [InlineData(false, "failed with status: 401 Unauthorized", "MSTR0404")]
    [InlineData(true, "", "MSTR0401")]
    [InlineData(false, "dial tcp: connection refused", "MSTR0401")]
    public async Task What_a_daemon_hides_behind_a_second_try_is_asked_for(bool hasLogin, string answer, string code)
    {
        var stage = Stage(hasLogin ? _registry : null);
        var host = stage.Fleet["local"];
        host.Before = (request, _) => request switch
        {
            Pull => throw host.Refusal(request, 500, "error parsing HTTP 400 response body: Client sent an HTTP request to an HTTPS server."),
            "login own.example.test" when answer.Length > 0 => throw host.Refusal(request, 500, answer),
            _ => Task.CompletedTask,
        };

        var fault = (await stage.PlayAsync(Play.Pull)).Diagnostics.ShouldHaveSingleItem();

        fault.Code.ShouldBe(code);
        if (code != "MSTR0401") fault.Message.ShouldContain("(failed with status: 401 Unauthorized)");
    }

    [Fact]
    public async Task A_helper_that_fails_is_a_warning_and_the_pull_goes_on_without()
    {
        var folder = Directory.CreateTempSubdirectory("maestro-test-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "config.json"), """{"credsStore": "absent"}""");
        var stage = Stage(null).Knowing("DOCKER_CONFIG", folder.FullName);

        var result = await stage.PlayAsync(Play.Pull);
        folder.Delete(recursive: true);

        result.ExitCode.ShouldBe(ExitCode.Done);
        var warning = result.Diagnostics.ShouldHaveSingleItem();
        (warning.Code, warning.Severity).ShouldBe(("MSTR0410", Severity.Warning));
        warning.Message.ShouldStartWith("the login of registry 'own.example.test' cannot be read from credential helper docker-credential-absent (named in ");
        warning.Message.ShouldEndWith("config.json): it is not found in PATH; it is asked without one");
    }

    [Theory]
    [InlineData("", null, null)]
    [InlineData("401 Unauthorized", "MSTR0403", "registry 'own.example.test' refuses ship 'local' the login of user 'me' from registry 'own' of the environment file (401 Unauthorized); correct it there")]
    [InlineData("dial tcp: no", "MSTR0413", "the login of user 'me' from registry 'own' of the environment file could not be tried from ship 'local' at registry 'own.example.test': dial tcp: no")]
    public async Task Its_login_can_be_reviewed_without_a_pull(string answer, string? code, string? message)
    {
        var host = Stage(_registry).Fleet["local"];
        host.Before = (request, _) => answer.Length > 0 ? throw host.Refusal(request, 500, answer) : Task.CompletedTask;
        var logins = new LoginFinder(ImmutableSortedDictionary<string, Registry>.Empty.Add("own", _registry), new DockerConfiguration([], _clock));

        var reviews = await ShipLogins.ReviewAsync(host, [Image, "redis:7", "own.example.test/other"], logins, CancellationToken.None);

        reviews.Select(review => (review.Registry, review.Login?.Who)).ShouldBe([("docker.io", null), ("own.example.test", "user 'me'")]);
        reviews[0].Fault.ShouldBeNull();
        (reviews[1].Fault?.Code, reviews[1].Fault?.Message).ShouldBe((code, message));
        host.Requests.ShouldHaveSingleItem().ShouldBe("login own.example.test");
    }

    private Stage Stage(Registry? registry, params string[] images)
    {
        if (images.Length == 0) images = ["web:1"];
        var builder = new EnvironmentBuilder();
        foreach (var image in images)
        {
            var name = image.Split(':')[0];
            builder.Service(name, [$"{name}-1"], with: instance => instance with { Container = instance.Container with { Image = $"own.example.test/{image}" } });
        }

        var environment = builder.Build();
        if (registry is not null) environment = environment with { Registries = ImmutableSortedDictionary<string, Registry>.Empty.Add(registry.Name, registry) };
        return new Stage(environment).By(_clock);
    }

    private static void Refuses(Stage stage, int times, int status, string reason)
    {
        var host = stage.Fleet["local"];
        var left = times;
        host.Before = (request, _) => request == Pull && left-- > 0 ? throw host.Refusal(request, status, reason) : Task.CompletedTask;
    }

    private static Task Told(Stage stage, string text) => stage.Log.Saw(one => one is PlayEvent.InstanceChanged { Row.Text: var said } && said == text);
}
