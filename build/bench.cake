// What the engine costs beside the daemon's own work, measured in one run.

Task("Bench")
    .Description("Prints how long starts and stops take against the Docker API's own bound, and beside compose where it is installed.")
    .IsDependentOn("Build")
    .IsDependentOn("Images")
    .Does(async () =>
{
    var exitCode = StartProcess("dotnet", $"run --project tests/Maestro.Benchmarks --configuration {configuration} --no-build -- {Argument("rounds", 5)}");
    if (exitCode != 0)
        throw new CakeException("The benchmark failed.");
    await RequireNothingLeft();
});

Task("BenchLoad")
    .Description("Prints how long loading and ordering take; beside Jinja2 and PyYAML where python3 has them.")
    .IsDependentOn("Build")
    .Does(() =>
{
    if (StartProcess("dotnet", $"run --project tests/Maestro.Benchmarks --configuration {configuration} --no-build -- load {Argument("rounds", 3)}") != 0)
        throw new CakeException("The benchmark failed.");
});

Task("BenchScale")
    .Description("Prints what plays on up to 500 ships take of memory and processor, against fake daemons; fails when it is too much.")
    .IsDependentOn("Build")
    .Does(() =>
{
    if (StartProcess("dotnet", $"run --project tests/Maestro.Benchmarks --configuration {configuration} --no-build -- scale") != 0)
        throw new CakeException("The benchmark failed, or a figure is over what is wanted.");
});
