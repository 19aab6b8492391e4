using Maestro.Tool.Tests.Output;

namespace Maestro.Tool.Tests;

public sealed class WhenDependenciesAreShown : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("maestro-test-");

    public WhenDependenciesAreShown() => File.WriteAllText(Path.Combine(_folder.FullName, "maestro.yaml"), """
        __maestro: {schema: 2}
        name: shop "one"
        ships: {local: {ip: 127.0.0.1}}
        services:
          db: {image: 'db:1', instances: {db-1: {ship: local}}}
          end: {image: 'end:1', requires: [db], wants_info: [stats], instances: {end-1: {ship: local}}}
          stats: {image: 'stats:1', instances: {stats-1: {ship: local}}}
          web: {image: 'web:1', requires: [db, end], instances: {web-1: {ship: local}}}

        """);

    [Theory]
    [InlineData("deptree web", "web\n +- db\n \\- end\n")]
    [InlineData("deptree web-1", "web\n +- db\n \\- end\n")]
    [InlineData("deptree web -r", "web\n +- db\n \\- end\n   \\- db\n")]
    [InlineData("deptree end db", "db\n\nend\n \\- db\n")]
    [InlineData("deptree web --format mermaid", "flowchart TD\n  s0[\"db\"]\n  s1[\"end\"]\n  s2[\"stats\"]\n  s3[\"web\"]\n  s1 --> s0\n  s1 -.-> s2\n  s3 --> s0\n  s3 --> s1\n")]
    [InlineData("deptree end --format dot", "digraph \"shop \\\"one\\\"\" {\n  \"db\";\n  \"end\";\n  \"stats\";\n  \"end\" -> \"db\";\n  \"end\" -> \"stats\" [style=dashed];\n}\n")]
    public async Task They_come_out_as_asked(string line, string expected)
    {
        var (exitCode, said, _) = await RunAsync(line);

        exitCode.ShouldBe(0);
        said.ShouldBe(expected);
    }

    [Fact]
    public async Task In_json_each_service_stands_once_with_what_it_needs()
    {
        var (_, said, _) = await RunAsync("deptree end --format json");

        using var json = System.Text.Json.JsonDocument.Parse(said);
        json.RootElement.GetProperty("services").EnumerateObject().Select(service => service.Name).ShouldBe(["db", "end", "stats"]);
        json.RootElement.GetProperty("services").GetProperty("end").GetProperty("wants_info")[0].GetString().ShouldBe("stats");
    }

    [Theory]
    [InlineData("deptree wbe", "MSTR0002")]
    [InlineData("deptree --format xml", "MSTR0006")]
    [InlineData("start --format mermaid", "MSTR0006")]
    public async Task What_there_is_not_is_wrong_usage(string line, string code)
    {
        var (exitCode, _, error) = await RunAsync(line);

        exitCode.ShouldBe(2);
        error.ShouldContain(code);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<(int ExitCode, string Out, string Error)> RunAsync(string line)
    {
        using var stage = new Stage(folder: _folder.FullName);
        using var signals = new Signals();
        return (await new MaestroTool(stage.Surroundings, signals).RunAsync(line.Split(' ')), stage.Out, stage.Error);
    }
}
