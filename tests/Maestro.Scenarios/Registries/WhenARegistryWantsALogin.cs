using System.Text;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Engine.Registries;
using Maestro.Engine.Ships;
using Maestro.Scenarios.Plays;

namespace Maestro.Scenarios.Registries;

public sealed class WhenARegistryWantsALogin(RegistryBed bed) : IClassFixture<RegistryBed>
{
    [Theory]
    [InlineData("own: {registry: 'https://HOST/v2/', username: alice, password: s3cret}")]
    [InlineData("'HOST': {username: alice, password: s3cret, email: alice@example.test}")]
    public async Task The_right_password_of_the_file_lets_in(string registry)
    {
        var image = await RegistryImage.PutAsync(bed.Locked);
        await using var env = bed.Environment(image.Name, registry.Replace("HOST", bed.Locked.Host, StringComparison.Ordinal));

        await PulledAsync(env, image);
    }

    [Fact]
    public async Task The_login_of_docker_lets_in()
    {
        var image = await RegistryImage.PutAsync(bed.Locked);
        await using var env = bed.Environment(image.Name);
        var auth = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Password.User}:{Password.Right}"));
        await File.WriteAllTextAsync(Path.Combine(env.DockerConfig, "config.json"), $$$"""{"auths": {"{{{bed.Locked.Host}}}": {"auth": "{{{auth}}}"} } }""");

        await PulledAsync(env, image);
    }

    [Fact]
    public async Task A_credential_helper_of_docker_lets_in()
    {
        var image = await RegistryImage.PutAsync(bed.Locked);
        await using var env = bed.Environment(image.Name);
        await File.WriteAllTextAsync(Path.Combine(env.DockerConfig, "config.json"), $$$"""{"credHelpers": {"{{{bed.Locked.Host}}}": "maestro-test"} }""");
        var helper = Path.Combine(env.DockerConfig, "docker-credential-maestro-test");
        await File.WriteAllTextAsync(helper, $$"""
            #!/bin/sh
            read -r host
            echo "{\"ServerURL\":\"$host\",\"Username\":\"{{Password.User}}\",\"Secret\":\"{{Password.Right}}\"}"
            """);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(helper, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        await PulledAsync(env, image);
    }

    [Fact]
    public async Task A_wrong_password_is_not_tried_again_and_the_message_says_whose_it_is()
    {
        var image = await RegistryImage.PutAsync(bed.Locked);
        await using var env = bed.Environment(image.Name, $"own: {{registry: 'https://{bed.Locked.Host}', username: alice, password: {Password.Wrong}, retry: {{attempts: 5, when: [401, 500]}}}}", instances: 3);

        var result = await env.PlayAsync(Play.Pull);

        result.ExitCode.ShouldBe(ExitCode.Failed);
        var fault = result.Diagnostics.ShouldHaveSingleItem();
        fault.Code.ShouldBe("MSTR0403");
        fault.Message.ShouldBe($"image '{image.Name}' cannot be pulled on ship 'local': registry '{bed.Locked.Host}' refuses the login of user 'alice' from registry 'own' of the environment file (unauthorized: authentication required); correct it there");
        bed.Locked.Requests.Count(request => request.Contains($"HEAD /v2/{image.Path}/manifests/1", StringComparison.Ordinal)).ShouldBe(1);
        result.Instances.ShouldAllBe(row => row.Text == "failed: its registry refuses the login");
        string.Join('\n', env.Log.Events).ShouldNotContain(Password.Wrong);
    }

    [Fact]
    public async Task A_missing_password_says_where_it_was_looked_for()
    {
        var image = await RegistryImage.PutAsync(bed.Locked);
        await using var env = bed.Environment(image.Name);

        var fault = (await env.PlayAsync(Play.Pull)).Diagnostics.ShouldHaveSingleItem();

        fault.Code.ShouldBe("MSTR0404", fault.Message);
        fault.Message.ShouldContain($"registry '{bed.Locked.Host}' wants a login (");
        fault.Message.ShouldEndWith($"and there is none in the environment file and {Path.Combine(env.DockerConfig, "config.json")}; add '{bed.Locked.Host}' with username and password to 'registries', or run: docker login {bed.Locked.Host}");
    }

    [Theory]
    [InlineData(Password.Right, null, "Accepted")]
    [InlineData(Password.Wrong, null, "Refused")]
    [InlineData(Password.Right, "127.0.0.1:9", "Unknown")]
    public async Task Whether_it_lets_in_is_told_without_a_pull(string password, string? host, string verdict)
    {
        var login = new FoundLogin(new RegistryLogin { Host = host ?? bed.Locked.Host, Username = Password.User, Password = new Secret(password) }, "a test");

        var outcome = await LoginCheck.RunAsync(bed.Host, login, CancellationToken.None);

        outcome.Verdict.ToString().ShouldBe(verdict, outcome.Reason);
    }

    private async Task PulledAsync(LiveEnvironment env, RegistryImage image)
    {
        var result = await env.PlayAsync(Play.Pull);

        result.Diagnostics.ShouldBeEmpty();
        result.Instances.ShouldHaveSingleItem().Phase.ShouldBe(InstancePhase.Pulled);
        (await bed.Host.FindImageAsync(image.Name, CancellationToken.None)).ShouldNotBeNull();
        string.Join('\n', env.Log.Events).ShouldNotContain(Password.Right);
    }
}
