namespace Maestro.Engine.Tests.Definition;

public sealed class TheAddressOfAShip
{
    [Theory]
    [InlineData("ip: 10.0.0.1", "tcp://10.0.0.1:2375")]
    [InlineData("ip: ship.example.test", "tcp://ship.example.test:2375")]
    [InlineData("ip: 10.0.0.1, docker_port: 4243", "tcp://10.0.0.1:4243")]
    [InlineData("ip: 10.0.0.1, endpoint: 10.0.0.2, docker_port: 4243", "tcp://10.0.0.2:4243")]
    [InlineData("ip: 127.0.0.1, docker_port: 2375", "tcp://127.0.0.1:2375")]
    [InlineData("ip: 127.0.0.1, endpoint: 10.0.0.2", "tcp://10.0.0.2:2375")]
    [InlineData("ip: 'fe80::1'", "tcp://[fe80::1]:2375")]
    [InlineData("ip: 127.0.0.1", "unix:///var/run/docker.sock")]
    [InlineData("ip: 127.1.2.3", "unix:///var/run/docker.sock")]
    [InlineData("ip: '::1'", "unix:///var/run/docker.sock")]
    [InlineData("ip: localhost", "unix:///var/run/docker.sock")]
    [InlineData("ip: 10.0.0.1, socket_path: /run/d.sock", "unix:///run/d.sock")]
    [InlineData("ip: 10.0.0.1, socket_path: sub/d.sock", "unix:///project/sub/d.sock")]
    [InlineData("ip: 10.0.0.1, socket_path: ~/d.sock", "unix:///home/me/d.sock")]
    [InlineData("ip: 10.0.0.1, socket_path: //./pipe/docker_engine", "npipe:////./pipe/docker_engine")]
    [InlineData("ip: 10.0.0.1, socket_path: '\\\\.\\pipe\\docker_engine'", "npipe:////./pipe/docker_engine")]
    [InlineData("ip: 10.0.0.1, ssh_tunnel: {user: me}", "ssh://10.0.0.1 (tcp://127.0.0.1:2375)")]
    [InlineData("ip: 10.0.0.1, endpoint: bastion, ssh_tunnel: {user: me}, docker_port: 99", "ssh://bastion (tcp://127.0.0.1:99)")]
    [InlineData("ip: 10.0.0.1, ssh_tunnel: {user: me}, socket_path: /run/d.sock", "ssh://10.0.0.1 (unix:///run/d.sock)")]
    public void Follows_from_its_keys(string keys, string expected) => Address(keys, ("HOME", "/home/me")).ShouldBe(expected);

    [Theory]
    [InlineData("unix:///run/user/1000/docker.sock", "unix:///run/user/1000/docker.sock")]
    [InlineData("tcp://10.0.0.9:2375", "tcp://10.0.0.9:2375")]
    [InlineData("tcp://build.example.test", "tcp://build.example.test:2375")]
    [InlineData("tcp://[fe80::1]:99", "tcp://[fe80::1]:99")]
    [InlineData("", "unix:///var/run/docker.sock")]
    public void Of_this_machine_is_where_DOCKER_HOST_says(string host, string expected) => Address("ip: 127.0.0.1", ("DOCKER_HOST", host)).ShouldBe(expected);

    [Theory]
    [InlineData("ssh://me@host")]
    [InlineData("unix://relative")]
    [InlineData("tcp://host:2375/path")]
    [InlineData("tcp://")]
    [InlineData("npipe:////./pipe/docker_engine")]
    public void Of_this_machine_is_none_where_DOCKER_HOST_is_not_understood(string host) =>
        Loading.FaultsOf(File("ip: 127.0.0.1"), ("DOCKER_HOST", host)).ShouldHaveSingleItem().ShouldContain("MSTR0119");

    [Fact]
    public void Of_this_machine_is_none_where_TLS_is_asked_for() =>
        Loading.FaultsOf(File("ip: 127.0.0.1"), ("DOCKER_HOST", "tcp://h:2376"), ("DOCKER_TLS_VERIFY", "1")).ShouldHaveSingleItem().ShouldContain("TLS");

    [Fact]
    public void Is_a_socket_of_this_machine_where_a_ship_names_one_beside_a_tunnel_for_all()
    {
        var ships = Loading.Load("name: n\nship_defaults: {ssh_tunnel: {user: me}}\nships: {a: {ip: 10.0.0.1}, b: {ip: 10.0.0.2, socket_path: /run/d.sock}}\n").Ships;

        ships["a"].Address.ToString().ShouldBe("ssh://10.0.0.1 (tcp://127.0.0.1:2375)");
        ships["b"].Address.ToString().ShouldBe("unix:///run/d.sock");
    }

    [Fact]
    public void Is_none_where_a_socket_at_the_far_end_is_not_told_in_full() =>
        Loading.FaultsOf(File("ip: 10.0.0.1, ssh_tunnel: {user: me}, socket_path: d.sock")).ShouldHaveSingleItem().ShouldContain("full path");

    [Fact]
    public void Comes_from_the_defaults_where_it_has_none_of_its_own()
    {
        var ships = Loading.Load("name: n\nship_defaults: {docker_port: 4243, timeout: 9}\nships: {a: {ip: 10.0.0.1}, b: {ip: 10.0.0.2, docker_port: 1, timeout: 0.5}}\n").Ships;

        ships["a"].Address.ToString().ShouldBe("tcp://10.0.0.1:4243");
        ships["a"].RequestTimeout.ShouldBe(TimeSpan.FromSeconds(9));
        ships["b"].Address.ToString().ShouldBe("tcp://10.0.0.2:1");
        ships["b"].RequestTimeout.ShouldBe(TimeSpan.FromSeconds(0.5));
    }

    private static string Address(string keys, params (string, string)[] variables) => Loading.Load(File(keys), variables).Ships["s"].Address.ToString()!;

    private static string File(string keys) => $"name: n\nships: {{s: {{{keys}}}}}\n";
}
