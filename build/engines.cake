// The scenarios that make up the core, on engines that this machine does not have.
using System.Xml.Linq;

record EngineRun(string Name, string Api, int Passed, IReadOnlyList<string> Failed, int Skipped, string Remark);

string[] coreScenarios =
[
    "WhenAnEnvironmentComesUp", "WhenAnEnvironmentDoesNotComeUp", "WhenAnEnvironmentIsRestarted", "WhenLogsAreRead",
    "ContainerOnARealDaemon", "EngineOnARealDaemon", "ImageOnARealDaemon", "LogOnARealDaemon", "DeathOfAContainer",
];

Task("Engines")
    .Description("Runs the core scenarios on other engines and prints how each did; --engines=20.10,26,28,podman-4,podman-5 says which.")
    .IsDependentOn("Build")
    .Does(async () =>
{
    if (!HasEnvironmentVariable("MAESTRO_BUILD_OWNER"))
        throw new CakeException("Only root on Debian can be given other engines, and only by build/build.sh.");

    EnsureDirectoryExists(testResults);
    var runs = new List<EngineRun>();
    foreach (var version in Argument("engines", "20.10,26,28,podman-4,podman-5").Split(','))
        runs.Add(await RunCoreOn(version));

    Information("");
    Information("| engine | API | core scenarios | passed |");
    Information("| --- | --- | --- | --- |");
    foreach (var run in runs)
        Information("| {0} | {1} | {2} | {3} |", run.Name, run.Api, run.Passed + run.Failed.Count + run.Skipped, run.Remark ?? $"{run.Passed}");
    foreach (var run in runs)
        foreach (var failed in run.Failed)
            Error("{0}: {1}", run.Name, failed);
    if (runs.FirstOrDefault(r => r.Failed.Count > 0 || (r.Remark is null && r.Passed == 0)) is { } bad)
        throw new CakeException($"The core scenarios do not all pass on {bad.Name}.");
});

async Task<EngineRun> RunCoreOn(string version)
{
    Information("--- {0}", version);
    var folder = artifacts.Combine("engines").Combine(version);
    switch (StartProcess("bash", $"build/engines.sh fetch {version} \"{folder}\""))
    {
        case 0: break;
        case 3: return new(version, "-", 0, [], 0, "cannot be had here");
        default: throw new CakeException($"The engine {version} could not be fetched; the reason stands above.");
    }

    var surroundings = new Dictionary<string, string> { ["MAESTRO_ENGINE"] = folder.FullPath };
    if (StartProcess("bash", new ProcessSettings { Arguments = "build/docker-daemon.sh up", RedirectStandardOutput = true, EnvironmentVariables = surroundings }, out var printed) != 0)
        throw new CakeException($"The engine {version} could not be started; the reason stands above.");
    try
    {
        var daemon = new DockerDaemon(printed.Last());
        surroundings["DOCKER_HOST"] = daemon.Address;
        await MakeImages(daemon);
        var results = testResults.CombineWithFilePath($"engine-{version}.trx");
        if (FileExists(results))
            DeleteFile(results);
        var filter = string.Join('|', coreScenarios.Select(name => $"FullyQualifiedName~.{name}."));
        // The exit code says no more than the results: they name what failed.
        StartProcess("bash", new ProcessSettings
        {
            Arguments = $"build/docker-daemon.sh run dotnet test tests/Maestro.Scenarios --configuration {configuration} --no-build --filter \"{filter}\" --logger \"trx;LogFileName={results.GetFilename()}\" --results-directory \"{testResults}\" --blame-hang-timeout 10min --blame-hang-dump-type none",
            EnvironmentVariables = surroundings,
        });
        if (!FileExists(results))
            throw new CakeException($"The scenarios did not run on {version}; the reason stands above.");
        var (passed, _, skipped) = CountsOf(results);
        var failed = XDocument.Load(results.FullPath).Descendants().Where(e => e.Name.LocalName == "UnitTestResult" && (string)e.Attribute("outcome") == "Failed").Select(e => (string)e.Attribute("testName"));
        return new(await daemon.EngineName(), await daemon.ApiRange(), passed, [.. failed], skipped, null);
    }
    finally
    {
        StartProcess("bash", "build/docker-daemon.sh down");
    }
}
