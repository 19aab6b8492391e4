// The guestbook, as a user of the packages runs it: by `dotnet test`, by a Cake script, and by a Frosting build.

Task("Demo")
    .Description("Runs the guestbook example from the packages: up, tested, down.")
    .IsDependentOn("Pack")
    .IsDependentOn("Images")
    .Does(async () =>
{
    RunDemo("dotnet test", "test examples/guestbook");
    RunDemo("a Cake script", "cake examples/guestbook/build.cake");
    RunDemo("a Frosting build", "run --project examples/guestbook/frosting");
    await RequireNothingLeft();
});

void RunDemo(string how, string arguments)
{
    Information("");
    Information("--- The guestbook by {0}: dotnet {1}", how, arguments);
    var started = System.Diagnostics.Stopwatch.StartNew();
    var isWatched = true;
    var exitCode = StartProcess("dotnet", new ProcessSettings
    {
        Arguments = arguments,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        RedirectedStandardOutputHandler = line => Show(line, Console.Out),
        RedirectedStandardErrorHandler = line => Show(line, Console.Error),
    });
    Information("--- {0} after {1:0.0} s", exitCode == 0 ? "green" : $"failed with exit code {exitCode}", started.Elapsed.TotalSeconds);
    if (exitCode != 0)
        throw new CakeException($"The guestbook failed by {how}.");
    if (!isWatched)
        throw new CakeException($"Nothing watched over the guestbook by {how}.");

    string Show(string line, System.IO.TextWriter target)
    {
        if (line is not null) target.WriteLine(line);
        if (line?.Contains("MSTR0609") == true) isWatched = false;
        return line;
    }
}
