// All tests, one project after the other: many of them share the one Docker daemon, and its time.
using System.Xml.Linq;

record TestRun(string Project, int Passed, int Failed, int Skipped, bool Broken);

Task("Bed")
    .Description("Installs what the tests with several Docker hosts need: only root on Linux can make these.")
    .WithCriteria(() => OperatingSystem.IsLinux() && System.Environment.IsPrivilegedProcess)
    .Does(() =>
{
    if (StartProcess("bash", "build/test-bed.sh install") != 0)
        throw new CakeException("What the tests with several hosts need could not be installed; the reason stands above.");
});

Task("Test")
    .Description("Runs the tests of the solution and of the examples.")
    .IsDependentOn("Build")
    .IsDependentOn("Pack")
    .IsDependentOn("Native")
    .IsDependentOn("Images")
    .IsDependentOn("Registry")
    .IsDependentOn("Bed")
    .Does(async () =>
{
    EnsureDirectoryExists(testResults);
    CleanDirectory(testResults);
    // The pure tests first: they fail in seconds. Then those on a real daemon, then the examples.
    var runs = GetFiles("./tests/*/*.Tests.csproj").OrderBy(p => p.FullPath).Concat(GetFiles("./tests/Maestro.Scenarios/*.csproj"))
        .Select(project => RunTests(project, "--no-build")).ToList();
    runs.AddRange(GetFiles("./examples/*/tests/**/*.Tests.csproj").Select(project => RunTests(project)));

    var leaked = await LeakedContainers();
    foreach (var container in leaked)
        Error("left behind: {0}", container);

    ShowDeaths();
    Information("");
    foreach (var run in runs)
        Information("{0}: {1} passed, {2} failed, {3} skipped{4}", run.Project, run.Passed, run.Failed, run.Skipped, run.Broken ? " (the run itself failed)" : "");

    // A run that failed without a failed test, and containers left behind, count as one failure each.
    var failed = runs.Sum(r => r.Failed) + runs.Count(r => r.Broken) + (leaked.Count > 0 ? 1 : 0) + (runs.Count == 0 ? 1 : 0);
    var summary = $"{runs.Sum(r => r.Passed)} passed, {failed} failed, {runs.Sum(r => r.Skipped)} skipped";
    System.IO.File.WriteAllText(testResults.CombineWithFilePath("summary.txt").FullPath, summary + "\n");
    if (failed > 0)
        throw new CakeException(leaked.Count > 0 ? $"{summary}; {leaked.Count} container(s) left behind" : summary);
    Information(summary);
});

Task("Deaths")
    .Description("Lets builds of every head die at every step and at many moments, on three hosts, and counts what is left: the long form of a part of the tests.")
    .IsDependentOn("Build")
    .IsDependentOn("Pack")
    .IsDependentOn("Images")
    .IsDependentOn("Bed")
    .Does(async () =>
{
    EnsureDirectoryExists(testResults);
    System.Environment.SetEnvironmentVariable("MAESTRO_DEATHS", "long");
    // One test of the long form is a hundred builds.
    var run = RunTestsWithin("60min", "./tests/Maestro.Scenarios/Maestro.Scenarios.csproj", "--no-build", "--filter", "FullyQualifiedName~Maestro.Scenarios.Deaths");
    ShowDeaths();
    await RequireNothingLeft();
    if (run.Failed > 0 || run.Broken)
        throw new CakeException($"{run.Passed} passed, {run.Failed} failed; what was left, and by whom, stands above.");
});

// What the scenarios of dying builds have counted.
void ShowDeaths()
{
    var table = testResults.CombineWithFilePath("deaths.md");
    if (FileExists(table))
        Information("\n{0}", System.IO.File.ReadAllText(table.FullPath));
}

TestRun RunTests(FilePath project, params string[] more) => RunTestsWithin("10min", project, more);

TestRun RunTestsWithin(string hangTimeout, FilePath project, params string[] more)
{
    var name = project.GetFilenameWithoutExtension().FullPath;
    var results = testResults.CombineWithFilePath($"{name}.trx");
    Information("--- {0}", name);
    var arguments = new ProcessArgumentBuilder().Append("test").AppendQuoted(project.FullPath)
        .Append("--configuration").Append(configuration)
        .Append("--logger").AppendQuoted($"trx;LogFileName={results.GetFilename()}")
        .Append("--results-directory").AppendQuoted(testResults.FullPath)
        .Append("--blame-hang-timeout").Append(hangTimeout).Append("--blame-hang-dump-type").Append("none");
    foreach (var argument in more)
        arguments.Append(argument);

    var exitCode = StartProcess("dotnet", new ProcessSettings { Arguments = arguments });
    var (passed, failed, skipped) = FileExists(results) ? CountsOf(results) : default;
    return new(name, passed, failed, skipped, Broken: failed == 0 && (exitCode != 0 || passed + skipped == 0));
}

// The runner's own "notExecuted" stays 0: a skipped test is one of the total that was not executed.
(int Passed, int Failed, int Skipped) CountsOf(FilePath trx)
{
    var counters = XDocument.Load(trx.FullPath).Descendants().Single(e => e.Name.LocalName == "Counters");
    int Count(string name) => (int)counters.Attribute(name);
    return (Count("passed"), Count("executed") - Count("passed"), Count("total") - Count("executed"));
}
