// The command as native code. Its compiler sees what the analyzers of a build cannot: that nothing in the engine, or in what it uses, needs reflection.

Task("Native")
    .Description("Compiles the command to native code; a trim or AOT warning fails it. Needs a C compiler as linker.")
    .IsDependentOn("Build")
    .WithCriteria(() => IsRunningOnLinux(), "not tried elsewhere than on Linux")
    .WithCriteria(() => EnvironmentVariable("CI") == "true" || new[] { "clang", "gcc" }.Any(name => Context.Tools.Resolve(name) is not null), "there is no C compiler to link with")
    .Does(() =>
{
    var output = artifacts.Combine("native");
    var lines = new List<string>();
    var exitCode = StartProcess("dotnet", new ProcessSettings
    {
        Arguments = new ProcessArgumentBuilder().Append("publish").Append("src/Maestro.Tool").Append("--nologo").Append("--configuration").Append(configuration)
            .Append("--use-current-runtime").Append("-p:PublishAot=true").Append("--output").AppendQuoted(output.FullPath),
        RedirectStandardOutput = true,
        RedirectedStandardOutputHandler = line => { lines.Add(line ?? ""); return null; },
    });
    var warnings = lines.Where(line => System.Text.RegularExpressions.Regex.IsMatch(line, @"\bIL\d{4}\b")).Distinct().ToList();
    if (exitCode != 0 || warnings.Count > 0)
        throw new CakeException($"the command does not compile to native code:\n{string.Join("\n", warnings.Count > 0 ? warnings : lines)}");

    var command = output.CombineWithFilePath("maestro");
    if (StartProcess(command, new ProcessSettings { Arguments = "--version" }) != 0)
        throw new CakeException("the native command does not start");
    Information("{0}: {1:0.0} MB", command.GetFilename(), new System.IO.FileInfo(command.FullPath).Length / 1e6);
});
