using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Maestro.Engine.Definition;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Engine.Tests.Definition;

public sealed class TheShipsOfAProvider : IDisposable
{
    private const string Own = "ships: {own: {ip: 10.0.0.1}}\n";

    private readonly DirectoryInfo _docker = Directory.CreateTempSubdirectory("maestro-test-");
    private readonly List<(ImmutableArray<string> Command, string Folder)> _asked = [];

    [Fact]
    public void Stand_beside_those_of_the_file()
    {
        var ships = Printed("""{"cloud-1": {"ip": "10.1.0.1"}, "cloud-2": {"ip": "10.1.0.2", "docker_port": 99}}""").Ships;

        ships.Select(pair => $"{pair.Key} {pair.Value.Address}").Order().ShouldBe(["cloud-1 tcp://10.1.0.1:4243", "cloud-2 tcp://10.1.0.2:99", "own tcp://10.0.0.1:4243"]);
    }

    [Fact]
    public void Are_told_by_its_program_in_the_folder_of_the_file()
    {
        Printed("{}");

        var (command, folder) = _asked.ShouldHaveSingleItem();
        command.ShouldBe(["./ships.sh", "--all"]);
        folder.ShouldBe("/project");
    }

    [Fact]
    public void Do_not_replace_one_of_the_file() =>
        Printed("""{"own": {"ip": "10.1.0.1"}}""").Ships["own"].Ip.ShouldBe("10.0.0.1");

    [Theory]
    [InlineData("{\"a\": {\"ip\": \"10.0.0.1\", \"docker_port\": true}}", "<output of ./ships.sh>(1,41): error MSTR0105")]
    [InlineData("{\"a\": {}}", "<output of ./ships.sh>(1,2): error MSTR0108")]
    [InlineData("{\n\"a\": }", "maestro.yaml(2,1): error MSTR0144: the ship provider './ships.sh' tells no ships: what it printed is not JSON (line 2)")]
    [InlineData("", "maestro.yaml(2,1): error MSTR0144: the ship provider './ships.sh' tells no ships: what it printed is not JSON (line 1)")]
    [InlineData("[]", "maestro.yaml(2,1): error MSTR0144: the ship provider './ships.sh' tells no ships: it printed JSON that is no map of ships")]
    public void Are_faulted_where_they_are_told_wrongly(string printed, string expected) =>
        Faults(() => Printed(printed)).ShouldHaveSingleItem().ShouldStartWith(expected);

    [Fact]
    public void Are_none_where_its_program_fails() =>
        Faults(() => Load(Program, new FileText(null, "it ended with exit code 3: no network"))).ShouldHaveSingleItem()
            .ShouldBe("maestro.yaml(2,1): error MSTR0144: the ship provider './ships.sh' tells no ships: it ended with exit code 3: no network");

    [Fact]
    public void Are_asked_for_by_name() =>
        Faults(() => Load($"{Program}services: {{w: {{image: i, instances: {{w-1: {{ship: cloud-11}}}}}}}}\n", new FileText("""{"cloud-1": {"ip": "10.1.0.1"}}""")))
            .ShouldHaveSingleItem().ShouldContain("cloud-1");

    [Fact]
    public void Are_the_contexts_of_docker()
    {
        AddContext("far", "tcp://10.2.0.1:99");
        AddContext("by-ssh", "ssh://me@10.2.0.2");
        var ships = Contexts().Ships;

        ships.Select(pair => $"{pair.Key} {pair.Value.Address} {pair.Value.Ip}").Order(StringComparer.Ordinal).ShouldBe(
            ["by-ssh ssh://10.2.0.2 (unix:///var/run/docker.sock) 10.2.0.2", "default unix:///var/run/docker.sock 127.0.0.1", "far tcp://10.2.0.1:99 10.2.0.1", "own tcp://10.0.0.1:2375 10.0.0.1"]);
        ships["far"].RequestTimeout.ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Have_the_settings_that_stand_for_all()
    {
        AddContext("far", "tcp://10.2.0.1:99");

        Contexts("ship_defaults: {timeout: 9}\n").Ships["far"].RequestTimeout.ShouldBe(TimeSpan.FromSeconds(9));
    }

    [Fact]
    public void Speak_TLS_by_the_files_of_their_context()
    {
        var folder = AddContext("safe", "tcp://10.2.0.1:2376", "ca.pem", "cert.pem", "key.pem");

        var tls = Contexts().Ships["safe"].Address.ShouldBeOfType<ShipAddress.Tls>().Settings;

        tls.ShouldBe(new TlsSettings(Verify: true) { AuthorityFile = Path.Combine(folder, "ca.pem"), CertificateFile = Path.Combine(folder, "cert.pem"), KeyFile = Path.Combine(folder, "key.pem") });
    }

    [Fact]
    public void May_be_a_context_that_cannot_be_used_where_no_instance_wants_it()
    {
        AddContext("odd", "http://somewhere");
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(_docker.FullName, "contexts", "meta", "broken")).FullName, "meta.json"), "{");

        Contexts().Ships.ShouldNotContainKey("odd");
        Faults(() => Contexts("services: {w: {image: i, instances: {w-1: {ship: odd}}}}\n")).ShouldHaveSingleItem()
            .ShouldBe("maestro.yaml(4,50): error MSTR0144: the docker context 'odd' cannot be a ship: it is 'http://somewhere', and only unix:///path, tcp://host:port, npipe:////./pipe/name and ssh://user@host:port are understood");
    }

    [Fact]
    public void Are_no_concern_of_a_file_that_names_none() =>
        Load("name: n\n" + Own, default, ("DOCKER_CONFIG", _docker.FullName)).Ships.Keys.ShouldBe(["own"]);

    [Theory]
    [InlineData("", "tcp://10.2.0.1:99")]
    [InlineData("DOCKER_CONTEXT=other", "tcp://10.2.0.2:99")]
    [InlineData("DOCKER_CONTEXT=default", "unix:///var/run/docker.sock")]
    [InlineData("DOCKER_HOST=tcp://10.9.9.9:1", "tcp://10.9.9.9:1")]
    public void Do_not_change_that_this_machine_is_the_context_in_use(string variable, string expected)
    {
        AddContext("far", "tcp://10.2.0.1:99");
        AddContext("other", "tcp://10.2.0.2:99");
        File.WriteAllText(Path.Combine(_docker.FullName, "config.json"), """{"currentContext": "far"}""");
        (string, string)[] variables = variable.Split('=') is [var name, var value] ? [(name, value), ("DOCKER_CONFIG", _docker.FullName)] : [("DOCKER_CONFIG", _docker.FullName)];

        Load("name: n\nships: {here: {ip: 127.0.0.1}}\n", default, variables).Ships["here"].Address.ToString().ShouldBe(expected);
    }

    [Fact]
    public void Are_missed_where_the_context_in_use_is_not_there() =>
        Faults(() => Load("name: n\nships: {here: {ip: 127.0.0.1}}\n", default, ("DOCKER_CONTEXT", "gone"), ("DOCKER_CONFIG", "/none"))).ShouldHaveSingleItem()
            .ShouldStartWith("maestro.yaml(2,20): error MSTR0119: ship 'here' is this machine's own daemon, but the context 'gone' is in use, and docker's configuration (/none) has none of that name");

    public void Dispose() => _docker.Delete(recursive: true);

    private const string Program = "name: n\nship_provider: {exec: [./ships.sh, --all]}\nship_defaults: {docker_port: 4243}\n" + Own;

    private MaestroEnvironment Printed(string text) => Load(Program, new FileText(text));

    private MaestroEnvironment Contexts(string more = "") => Load("name: n\nship_provider: docker-context\n" + Own + more, default, ("DOCKER_CONFIG", _docker.FullName));

    private MaestroEnvironment Load(string text, FileText printed, params (string Name, string Value)[] variables)
    {
        var source = new EnvironmentText(Loading.File, Path.GetDirectoryName(Loading.File)!, text)
        {
            AskProvider = (command, folder) =>
            {
                _asked.Add((command, folder));
                return printed;
            },
        };
        return EnvironmentLoader.Load(source, variables.ToImmutableDictionary(pair => pair.Name, pair => pair.Value)).Environment;
    }

    private static ImmutableArray<string> Faults(Action load) => [.. Should.Throw<MaestroException>(load).Diagnostics.Select(fault => fault.ToString().Replace(Loading.File, "maestro.yaml", StringComparison.Ordinal))];

    // As docker context create lays it down; the folder of its TLS files.
    private string AddContext(string name, string host, params ReadOnlySpan<string> files)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        var meta = Directory.CreateDirectory(Path.Combine(_docker.FullName, "contexts", "meta", id)).FullName;
        File.WriteAllText(Path.Combine(meta, "meta.json"), $$$"""{"Name": "{{{name}}}", "Metadata": {}, "Endpoints": {"docker": {"SkipTLSVerify": false, "Host": "{{{host}}}"} } }""");
        var tls = Path.Combine(_docker.FullName, "contexts", "tls", id, "docker");
        foreach (var file in files) File.WriteAllText(Path.Combine(Directory.CreateDirectory(tls).FullName, file), "pem");
        return tls;
    }
}
