using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Maestro.Engine.Model;
using Maestro.Engine.Registries;
using Maestro.Engine.Ships;
using Maestro.Testing;

namespace Maestro.Engine.Tests.Registries;

public sealed class LoginsOfDocker : IDisposable
{
    private const string MeAndPw = "bWU6cHc6MQ=="; // me:pw:1

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("maestro-test-");
    private readonly ManualClock _clock = new();

    [Theory]
    [InlineData("own.example.test:5000", "own.example.test:5000")]
    [InlineData("https://own.example.test:5000", "own.example.test:5000")]
    [InlineData("https://own.example.test:5000/v1/", "own.example.test:5000")]
    [InlineData("https://index.docker.io/v1/", "docker.io")]
    [InlineData("index.docker.io", "docker.io")]
    public async Task Are_found_under_every_way_in_which_docker_has_written_a_host(string key, string host)
    {
        Write($$$"""{"auths": {"{{{key}}}": {"auth": "{{{MeAndPw}}}", "email": "me@example.test"} } }""");

        var found = (await Docker().FindAsync(host, default))!;

        found.Login.ShouldBe(new RegistryLogin { Host = host, Username = "me", Password = new Secret("pw:1"), Email = "me@example.test" });
        found.Source.ShouldBe($"'auths' of {File()}");
        found.ToString().ShouldNotContain("pw:1");
    }

    [Theory]
    [InlineData("""{"auths": {"own.example.test": {"username": "me", "password": "pw"}}}""", "me", "pw", null)]
    [InlineData("""{"auths": {"own.example.test": {"auth": "bWU6", "identitytoken": "tok"}}}""", "me", null, "tok")]
    [InlineData("""{"auths": {"own.example.test": {"auth": "bWU6cHcAAAA="}}}""", "me", "pw", null)]
    [InlineData("""{"auths": {"own.example.test": {"auth": "bWU6cHc="},}, /* by hand */ }""", "me", "pw", null)]
    public async Task Are_read_in_all_their_forms(string text, string user, string? password, string? token)
    {
        Write(text);

        var login = (await Docker().FindAsync("own.example.test", default))!.Login;

        (login.Username, login.Password?.Value, login.IdentityToken?.Value).ShouldBe((user, password, token));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"auths": []}""")]
    [InlineData("""{"auths": {"own.example.test": {}}, "credsStore": ""}""")]
    [InlineData("""{"auths": {"own.example.test": {"auth": "***"}}}""")]
    [InlineData("""{"auths": {"own.example.test": {"auth": 5}}}""")]
    [InlineData("""{"auths": {"other.example.test": {"auth": "bWU6cHc="}}}""")]
    public async Task May_be_none(string text)
    {
        Write(text);
        (await Docker().FindAsync("own.example.test", default)).ShouldBeNull();
    }

    [Fact]
    public async Task May_have_no_file_and_no_home()
    {
        (await Docker().FindAsync("own.example.test", default)).ShouldBeNull();
        (await new DockerConfiguration([], _clock).FindAsync("own.example.test", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Are_in_the_home_when_no_other_folder_is_named()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, ".docker"));
        await System.IO.File.WriteAllTextAsync(Path.Combine(_folder.FullName, ".docker", "config.json"), $$$"""{"auths": {"own.example.test": {"auth": "{{{MeAndPw}}}"} } }""");
        var home = ImmutableDictionary<string, string>.Empty.Add(OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME", _folder.FullName);

        (await new DockerConfiguration(home, _clock).FindAsync("own.example.test", default))!.Login.Username.ShouldBe("me");
    }

    [Fact]
    public async Task Cannot_be_read_from_what_is_no_JSON_and_nothing_of_it_is_shown()
    {
        Write("{\n\"auths\": {\"own.example.test\": {\"auth\": \"bWU6cHc=}}");

        var fault = await Should.ThrowAsync<CredentialsException>(() => Docker().FindAsync("own.example.test", default));

        (fault.Source, fault.Message).ShouldBe((File(), "it is not JSON (line 2)"));
    }

    [Fact]
    public async Task Are_asked_of_a_helper_one_of_the_host_before_the_store()
    {
        Helper("one", """read host; echo "{\"ServerURL\":\"$host\",\"Username\":\"one of $host\",\"Secret\":\"pw\"}" """);
        Helper("all", """read host; echo "{\"ServerURL\":\"$host\",\"Username\":\"<token>\",\"Secret\":\"tok\"}" """);
        Write($$$"""{"auths": {"own.example.test": {"auth": "{{{MeAndPw}}}"}}, "credHelpers": {"own.example.test": "one"}, "credsStore": "all"}""");

        var own = (await Docker().FindAsync("own.example.test", default))!;
        own.Login.ShouldBe(new RegistryLogin { Host = "own.example.test", Username = "one of own.example.test", Password = new Secret("pw") });
        own.Source.ShouldBe($"credential helper docker-credential-one (named in {File()})");
        (await Docker().FindAsync("docker.io", default))!.Login.ShouldBe(new RegistryLogin { Host = "docker.io", IdentityToken = new Secret("tok") });
    }

    [Fact]
    public async Task May_be_unknown_to_the_helper()
    {
        Helper("all", "echo 'credentials not found in native keychain'; exit 1");
        Write("""{"credsStore": "all"}""");
        (await Docker().FindAsync("own.example.test", default)).ShouldBeNull();
    }

    [Theory]
    [InlineData("echo 'Cannot autolaunch D-Bus without X11'; exit 1", "it ended with exit code 1: Cannot autolaunch D-Bus without X11")]
    [InlineData("echo 'token: pw-1' >&2; exit 2", "it ended with exit code 2: token: ***")]
    [InlineData("echo '{\"Username\":\"me\",\"Secret\":\"pw-1\"}'; exit 3", "it ended with exit code 3")]
    [InlineData("echo 'pw-1'", "what it printed is no login")]
    [InlineData("echo '{\"Username\":\"me\"}'", "what it printed is no login")]
    [InlineData("exec true", "what it printed is no login")]
    public async Task Are_not_had_from_a_helper_that_fails_and_what_may_be_one_is_not_shown(string script, string reason)
    {
        Helper("bad", script);
        Write("""{"credsStore": "bad"}""");

        var fault = await Should.ThrowAsync<CredentialsException>(() => Docker().FindAsync("own.example.test", default));

        (fault.Source, fault.Message).ShouldBe(($"credential helper docker-credential-bad (named in {File()})", reason));
    }

    [Fact]
    public async Task Are_had_at_once_from_a_helper_that_leaves_an_agent_behind()
    {
        var pid = Path.Combine(_folder.FullName, "pid");
        Helper("agent", $$"""sleep 600 & echo $! > {{pid}}; echo '{"Username":"me","Secret":"pw"}'""");
        Write("""{"credsStore": "agent"}""");

        (await Docker().FindAsync("own.example.test", default).WaitAsync(TimeSpan.FromSeconds(20)))!.Login.Username.ShouldBe("me");

        using var agent = Process.GetProcessById(int.Parse(await System.IO.File.ReadAllTextAsync(pid), CultureInfo.InvariantCulture));
        agent.Kill();
    }

    [Theory]
    [InlineData("absent")]
    [InlineData("../bad")]
    public async Task Are_not_had_from_a_helper_that_is_not_there(string name)
    {
        Write($$"""{"credsStore": "{{name}}"}""");
        (await Should.ThrowAsync<CredentialsException>(() => Docker().FindAsync("own.example.test", default))).Message.ShouldBe("it is not found in PATH");
    }

    [Fact]
    public async Task Are_not_waited_for_longer_than_half_a_minute_and_the_helper_is_ended()
    {
        var (pid, begun) = (Path.Combine(_folder.FullName, "pid"), Path.Combine(_folder.FullName, "begun"));
        Helper("slow", $"echo $$ > {pid}; mkfifo {begun}; echo > {begun}; sleep 600");
        Write("""{"credsStore": "slow"}""");

        var asking = Docker().FindAsync("own.example.test", default);
        await WaitForFile(begun);
        await System.IO.File.ReadAllTextAsync(begun);
        _clock.Advance(TimeSpan.FromSeconds(30));

        (await Should.ThrowAsync<CredentialsException>(() => asking)).Message.ShouldBe("no answer within 30 s");
        Directory.Exists($"/proc/{(await System.IO.File.ReadAllTextAsync(pid)).Trim()}/fd").ShouldBeFalse();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task WaitForFile(string path)
    {
        using var watcher = new FileSystemWatcher(Path.GetDirectoryName(path)!);
        var seen = new TaskCompletionSource();
        watcher.Created += (_, made) =>
        {
            if (made.FullPath == path) seen.TrySetResult();
        };
        watcher.EnableRaisingEvents = true;
        if (!System.IO.File.Exists(path)) await seen.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private string File() => Path.Combine(_folder.FullName, "config.json");

    private void Write(string text) => System.IO.File.WriteAllText(File(), text);

    private DockerConfiguration Docker() => new(
        ImmutableDictionary<string, string>.Empty.Add("DOCKER_CONFIG", _folder.FullName).Add("PATH", $"{_folder.FullName}:/usr/bin:/bin"), _clock);

    private void Helper(string name, string script)
    {
        var path = Path.Combine(_folder.FullName, $"docker-credential-{name}");
        System.IO.File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows()) System.IO.File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }
}
