using System.Text.RegularExpressions;

namespace Maestro.Engine.Tests.Architecture;

public sealed class WhenFoldersReferToEachOther
{
    // Diagnostics is how every folder says what is wrong; the top joins all. Anything else goes one way.
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Diagnostics"] = [],
        ["Graph"] = [],
        ["Model"] = [],
        ["Python"] = [],
        ["Templates"] = ["Python"],
        ["Yaml"] = ["Python"],
        ["Definition"] = ["Model", "Yaml", "Templates", "Python", "Graph"],
        ["Planning"] = ["Model", "Graph"],
        ["Ships"] = ["Programs", "Model"],
        ["DockerApi"] = ["Ships", "Model"],
        ["Observation"] = ["Ships", "Model"],
        ["Doctor"] = ["Registries", "Ships", "Model"],
        ["Lifecycle"] = ["Ships", "Programs", "Model"],
        ["Programs"] = [],
        ["Registries"] = ["Ships", "Programs", "Model"],
        ["Runs"] = ["Ships", "Model"],
        ["Events"] = ["Model", "Runs"],
        ["Execution"] = ["Planning", "Observation", "Ships", "Lifecycle", "Registries", "Runs", "Events", "Model"],
        ["Evidence"] = ["Reports", "Runs", "Planning", "Lifecycle", "Ships", "Events", "Model"],
        ["Auditing"] = ["Events", "Programs", "Model"],
        ["Reports"] = ["Events", "Runs", "Model", "Planning"],
    };

    [Fact]
    public void Only_the_allowed_directions_are_taken()
    {
        var wrong =
            from file in EngineSources.Files
            where file.Folder.Length > 0
            from used in EngineSources.FoldersUsed(file.Code)
            where used != file.Folder && used != "Diagnostics" && Allowed.ContainsKey(used)
            where !Allowed.GetValueOrDefault(file.Folder, []).Contains(used)
            select $"{file.Path} uses {used}";

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Every_folder_has_its_directions() => EngineSources.Files.Select(file => file.Folder).Where(folder => folder.Length > 0).Distinct().ShouldBeSubsetOf(Allowed.Keys);

    [Theory]
    [InlineData("Planning")]
    [InlineData("Graph")]
    [InlineData("Model")]
    public void What_is_pure_knows_no_task_no_clock_and_no_process(string folder) =>
        Files(folder, @"\b(async|await|Task|ValueTask|CancellationToken|TimeProvider|DateTime|DateTimeOffset|Stopwatch|Environment\.(Get|Tick|Exit|Process|Machine|User))\b").ShouldBeEmpty();

    [Fact]
    public void The_engine_has_no_console() => EngineSources.Files.Where(file => Regex.IsMatch(file.Code, @"\bConsole\.")).Select(file => file.Path).ShouldBeEmpty();

    [Fact]
    public void Processes_are_started_only_where_that_is_the_work() =>
        EngineSources.Files.Where(file => Regex.IsMatch(file.Code, @"\bProcess(StartInfo)?\b") && file.Folder is not ("Lifecycle" or "Registries" or "Auditing" or "Ships" or "Runs" or "Programs")).Select(file => file.Path).ShouldBeEmpty();

    [Fact]
    public void Nothing_sleeps() => EngineSources.Files.Where(file => file.Code.Contains("Thread.Sleep", StringComparison.Ordinal)).Select(file => file.Path).ShouldBeEmpty();

    private static IEnumerable<string> Files(string folder, string banned) =>
        EngineSources.Files.Where(file => file.Folder == folder && Regex.IsMatch(file.Code, banned)).Select(file => $"{file.Path}: {Regex.Match(file.Code, banned).Value}");
}
