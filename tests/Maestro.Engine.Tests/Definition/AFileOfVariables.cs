using System.Collections.Immutable;
using Maestro.Engine.Definition;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Tests.Definition;

public sealed class AFileOfVariables
{
    private const string Environment = "name: n\nships: {s: {ip: 10.0.0.1}}\nservices: {w: {image: i, envfile: @, instances: {w-1: {ship: s}}}}\n";

    [Theory]
    [InlineData("A=1\n\n# B=2\nC=3", "A=1|C=3")]
    [InlineData("A=1\r\nB=2\r\n", "A=1|B=2")]
    [InlineData("A=\"x\"\nB='y z'\nC=a=b=c\nD=", "A=\"x\"|B='y z'|C=a=b=c|D=")]
    [InlineData("A = 1\nexport B=2\n  C=3  \n\t# D=4", "A = 1|export B=2|C=3|# D=4")]
    [InlineData("A=1\nA=2", "A=2")]
    [InlineData("", "")]
    public void Is_read_by_the_rules_of_MaestroNG(string text, string expected) =>
        Variables("a.env", ("/project/a.env", text)).ShouldBe(expected.Split('|', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void Loses_to_those_that_are_named_after_it() =>
        Variables("[a.env, sub/b.env, /c.env]", ("/project/a.env", "A=1\nB=1\nC=1"), ("/project/sub/b.env", "B=2\nC=2"), ("/c.env", "C=3")).ShouldBe(["A=1", "B=2", "C=3"]);

    [Fact]
    public void Loses_to_the_variables_beside_it_and_wins_over_those_of_the_service()
    {
        const string Text = "name: n\nships: {s: {ip: 10.0.0.1}}\nservices: {w: {image: i, envfile: a.env, env: {B: service, C: service, D: service}, instances: {w-1: {ship: s, envfile: b.env, env: {D: instance}}}}}\n";

        Own(Load(Text, ("/project/a.env", "A=a\nB=a"), ("/project/b.env", "C=b\nD=b\nSERVICE_NAME=b\nCONTAINER_NAME=b"))).ShouldBe(["A=a", "B=service", "C=b", "D=instance", "SERVICE_NAME=b"]);
    }

    [Fact]
    public void Is_read_once_however_many_name_it()
    {
        var count = 0;
        var text = new EnvironmentText(Loading.File, "/project", $"name: n\nships: {{s: {{ip: 10.0.0.1}}}}\nservices: {{w: {{image: i, envfile: a.env, instances: {{{string.Join(", ", Enumerable.Range(1, 50).Select(number => $"w-{number}: {{ship: s, envfile: a.env}}"))}}}}}}}\n")
        {
            ReadFile = (_, _) =>
            {
                count++;
                return new FileText("A=1");
            },
        };

        EnvironmentLoader.Load(text, ImmutableDictionary<string, string>.Empty).Environment.Instances["w-50"].Container.Env.ShouldContain("A=1");
        count.ShouldBe(1);
    }

    [Fact]
    public void Is_told_with_its_own_lines_when_it_is_wrong()
    {
        var faults = Should.Throw<MaestroException>(() => Load(Environment.Replace("@", "a.env", StringComparison.Ordinal), ("/project/a.env", "A=1\n\n  hunter2\n=hunter2"))).Diagnostics;

        faults.Select(fault => $"{fault.Location} {fault.Code}").ShouldBe(["/project/a.env(3,3) MSTR0128", "/project/a.env(4,1) MSTR0128"]);
        faults.ShouldAllBe(fault => !fault.Message.Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public void Is_told_where_it_is_named_when_it_cannot_be_read()
    {
        var fault = Should.Throw<MaestroException>(() => Load(Environment.Replace("@", "nowhere.env", StringComparison.Ordinal))).Diagnostics.ShouldHaveSingleItem();

        fault.ToString().ShouldBe($"{Loading.File}(3,35): error MSTR0127: 'envfile' of service 'w' names /project/nowhere.env, which cannot be read: it does not exist");
    }

    [Fact]
    public void Is_read_from_the_disk_up_to_a_bound()
    {
        var folder = Directory.CreateTempSubdirectory("maestro-test-");
        try
        {
            var path = Path.Combine(folder.FullName, "a.env");
            File.WriteAllText(path, "\uFEFFA=ä\n");
            TextFile.OfDisk(path, 100).ShouldBe(new FileText("A=ä\n"));
            TextFile.OfDisk(path, 5).ShouldBe(new FileText(null, "it has more than 5 bytes", IsTooLarge: true));
            TextFile.OfDisk(path + "x", 5).Fault.ShouldBe("it does not exist");
            TextFile.OfDisk(folder.FullName, 5).Fault.ShouldBe("it is a directory");
            File.WriteAllBytes(path, [65, 0xff]);
            TextFile.OfDisk(path, 5).Fault.ShouldBe("it is not UTF-8 text (byte 2 does not fit)");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> Variables(string envfile, params (string Path, string Text)[] files) => Own(Load(Environment.Replace("@", envfile, StringComparison.Ordinal), files));

    private static Model.MaestroEnvironment Load(string text, params (string Path, string Text)[] files) => EnvironmentLoader.Load(
        new EnvironmentText(Loading.File, "/project", text) { ReadFile = (path, _) => files.FirstOrDefault(file => file.Path == path) is { Path: not null } found ? new FileText(found.Text) : new FileText(null, "it does not exist") },
        ImmutableDictionary<string, string>.Empty).Environment;

    // Without what every container is told.
    private static IEnumerable<string> Own(Model.MaestroEnvironment environment) => environment.Instances["w-1"].Container.Env
        .Where(variable => !variable.StartsWith("W_", StringComparison.Ordinal) && variable.Split('=') is not (["MAESTRO_ENVIRONMENT_NAME", ..] or ["CONTAINER_NAME", ..] or ["CONTAINER_HOST_ADDRESS", ..] or ["DOCKER_IMAGE", ..] or ["DOCKER_TAG", ..] or ["SERVICE_NAME", "w"]));
}
