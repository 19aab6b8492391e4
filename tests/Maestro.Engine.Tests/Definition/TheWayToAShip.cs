using Maestro.Engine.Model;

namespace Maestro.Engine.Tests.Definition;

public sealed class TheWayToAShip
{
    [Theory]
    [InlineData("tls: true, tls_ca_cert: ca.pem", true, 0)]
    [InlineData("tls: true, tls_ca_cert: ca.pem, tls_verify: true", true, 0)]
    [InlineData("tls: true, tls_ca_cert: ca.pem, tls_verify: false", false, 1)]
    [InlineData("tls: true, tls_verify: true", true, 0)]
    [InlineData("tls: true", false, 1)]
    [InlineData("tls: true, tls_verify: false", false, 1)]
    public void Under_TLS_verifies_the_daemon_where_it_can(string keys, bool verifies, int warnings)
    {
        var loaded = Loading.Loaded($"name: n\nships: {{s: {{ip: 127.0.0.1, {keys}}}}}\n");

        loaded.Environment.Ships["s"].Address.ShouldBeOfType<ShipAddress.Tls>().Settings.Verify.ShouldBe(verifies);
        loaded.Warnings.Count(warning => warning.Code == "MSTR0142").ShouldBe(warnings);
    }

    [Fact]
    public void Under_TLS_has_files_that_stand_from_the_files_folder()
    {
        var address = Loading.Load("name: n\nships: {s: {ip: 10.0.0.1, endpoint: d.example.test, tls: true, tls_ca_cert: ~/ca.pem, tls_cert: c/cert.pem, tls_key: /k/key.pem}}\n", ("HOME", "/home/me")).Ships["s"].Address.ShouldBeOfType<ShipAddress.Tls>();

        (address.Host, address.Port, address.ToString()).ShouldBe(("d.example.test", 2376, "tls://d.example.test:2376"));
        (address.Settings.AuthorityFile, address.Settings.CertificateFile, address.Settings.KeyFile).ShouldBe(("/home/me/ca.pem", "/project/c/cert.pem", "/k/key.pem"));
        address.Settings.Location!.Line.ShouldBe(2);
    }

    [Fact]
    public void Through_a_tunnel_ends_at_the_far_ends_own_daemon()
    {
        var address = Loading.Load("name: n\nships: {s: {ip: 10.0.0.1, docker_port: 4243, ssh_timeout: 2, ssh_tunnel: {user: me, key: id, port: 2222, known_hosts: ~/hosts, options: {ProxyJump: bastion, Compression: yes}}}}\n", ("HOME", "/home/me")).Ships["s"].Address.ShouldBeOfType<ShipAddress.Ssh>();

        address.Daemon.ShouldBe(new ShipAddress.Tcp("127.0.0.1", 4243));
        var tunnel = address.Tunnel;
        (tunnel.Host, tunnel.User, tunnel.KeyFile, tunnel.Port, tunnel.KnownHostsFile, tunnel.Timeout).ShouldBe(("10.0.0.1", "me", "/project/id", 2222, "/home/me/hosts", TimeSpan.FromSeconds(2)));
        tunnel.Options.ShouldBe(["ProxyJump=bastion", "Compression=yes"]);
    }

    [Fact]
    public void Through_a_tunnel_may_leave_all_to_the_users_own_configuration()
    {
        var address = Loading.Load("name: n\nships: {s: {ip: 127.0.0.1, endpoint: far, ssh_tunnel: {}, tls: true, tls_ca_cert: ca.pem}}\n").Ships["s"].Address.ShouldBeOfType<ShipAddress.Ssh>();

        (address.Tunnel.Host, address.Tunnel.User, address.Tunnel.Port).ShouldBe(("far", null, null));
        address.Daemon.ShouldBeOfType<ShipAddress.Tls>().Port.ShouldBe(2376);
    }

    [Fact]
    public void Comes_from_the_defaults_where_the_ship_says_nothing()
    {
        var ships = Loading.Load("""
            name: n
            ship_defaults: {tls: true, tls_ca_cert: ca.pem, tls_cert: c.pem, tls_key: k.pem, docker_port: 2380, api_version: "1.41", ssh_tunnel: {user: me}, ssh_timeout: 4}
            ships: {a: {ip: 10.0.0.1}, b: {ip: 10.0.0.2, tls: false, api_version: auto, ssh_tunnel: {user: you}}}
            """).Ships;

        var a = ships["a"].Address.ShouldBeOfType<ShipAddress.Ssh>();
        (a.Tunnel.User, a.Tunnel.Timeout, a.Daemon.ToString()).ShouldBe(("me", TimeSpan.FromSeconds(4), "tls://127.0.0.1:2380"));
        ships["a"].ApiVersion!.Version.ShouldBe("1.41");
        ships["b"].Address.ToString().ShouldBe("ssh://10.0.0.2 (tcp://127.0.0.1:2380)");
        ships["b"].ApiVersion.ShouldBeNull();
    }

    [Theory]
    [InlineData("'1.40'", "1.40", 0)]
    [InlineData("1.41", "1.41", 0)]
    [InlineData("1.40", "1.4", 1)]
    public void Speaks_the_version_that_YAML_makes_of_the_text(string text, string version, int warnings)
    {
        var loaded = Loading.Loaded($"name: n\nships: {{s: {{ip: 10.0.0.1, api_version: {text}}}}}\n");

        loaded.Environment.Ships["s"].ApiVersion!.Version.ShouldBe(version);
        loaded.Warnings.Length.ShouldBe(warnings);
    }
}
