// The NuGet packages, in a folder that is a feed.

Task("Pack")
    .Description("Makes the packages in artifacts/packages.")
    .IsDependentOn("Build")
    .Does(() =>
{
    EnsureDirectoryExists(packages);
    CleanDirectory(packages);
    DotNetPack("Maestro.Cake.sln", new DotNetPackSettings { Configuration = configuration, NoBuild = true, OutputDirectory = packages });
    ForgetRestoredPackages();
});

// A version that was restored before would be taken from NuGet's and Cake's own folders instead of the feed.
void ForgetRestoredPackages()
{
    var restored = new DirectoryPath(EnvironmentVariable("NUGET_PACKAGES")
        ?? System.IO.Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages"));
    foreach (var package in GetFiles($"{packages}/*.nupkg"))
    {
        var name = System.Text.RegularExpressions.Regex.Match(package.GetFilenameWithoutExtension().FullPath, @"^(?<id>.+?)\.(?<version>\d+\.\d+.*)$");
        var (id, version) = (name.Groups["id"].Value, name.Groups["version"].Value);
        var copies = GetDirectories($"./examples/*/tools/Addins/{id}.{version}").Append(restored.Combine(id.ToLowerInvariant()).Combine(version));
        foreach (var copy in copies.Where(DirectoryExists))
            DeleteDirectory(copy, new DeleteDirectorySettings { Recursive = true, Force = true });
    }
}
