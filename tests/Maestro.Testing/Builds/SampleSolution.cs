namespace Maestro.Testing.Builds;

/// <summary>
/// The sample builds in a folder of their own, restored from the packages as they are packed and built once for all tests. Other packages are read
/// from where this machine keeps them; ours go to a folder that is deleted with the rest.
/// </summary>
public sealed class SampleSolution : IDisposable
{
    private const string Version = "0.0.1-packed";

    private readonly string _home = Directory.CreateTempSubdirectory("maestro-sample-").FullName;

    /// <summary>Projects whose tests run on VSTest, and their solution.</summary>
    public string Folder => Path.Combine(_home, "sample");

    /// <summary>Those whose tests run on Microsoft.Testing.Platform.</summary>
    public string PlatformFolder => Path.Combine(Folder, "Platform");

    private static string MachinePackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } given ? given
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private string Feed => Path.Combine(_home, "feed");

    /// <summary>Packs the package for MSBuild and prepares the test projects.</summary>
    public async Task PrepareAsync()
    {
        await PackAsync("Maestro.MSBuild");
        CopyFolder(Path.Combine(Repository.Root, "tests", "Maestro.Testing", "Builds", "Sample"), Folder);
        var versions = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "Directory.Packages.props"));
        await File.WriteAllTextAsync(
            Path.Combine(Folder, "Directory.Packages.props"),
            versions.Replace("</Project>", $"""<ItemGroup><PackageVersion Include="Maestro.MSBuild" Version="{Version}" /><PackageVersion Include="Maestro.Cake.Frosting" Version="{Version}" /></ItemGroup></Project>""", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(Folder, "nuget.config"), $"""
            <configuration>
              <packageSources><add key="feed" value="{Feed}" /></packageSources>
              <fallbackPackageFolders><add key="machine" value="{MachinePackages}" /></fallbackPackageFolders>
            </configuration>
            """);
        await RunAsync(Folder, "build", "Sample.slnx", "--nologo");
        await RunAsync(PlatformFolder, "build", "Platform.slnx", "--nologo");
    }

    /// <summary>Prepares the builds of the other kinds as well: one whose target is called, a Cake script and a Frosting build.</summary>
    public async Task PrepareOtherBuildsAsync()
    {
        await PackAsync("Maestro.Cake");
        await PackAsync("Maestro.Cake.Frosting");
        await RunAsync(Repository.Root, "tool", "restore");
        await RunAsync(Repository.Root, "cake", Path.Combine(Folder, "Script", "build.cake"), "--target=Compile");
        await RunAsync(Path.Combine(Folder, "Work"), "restore");
        await RunAsync(Path.Combine(Folder, "Host"), "build", "--nologo", $"-p:E2E_STAND_IN={Path.Combine(Repository.Root, "src", "Maestro.Cake.Frosting", "Stub", "StandIn.props")}");
    }

    /// <summary>Starts a <c>dotnet</c> command in a folder.</summary>
    public RunningCommand Start(string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> variables) =>
        new(folder, ["dotnet", .. arguments], new Dictionary<string, string?>(variables, StringComparer.Ordinal) { ["NUGET_PACKAGES"] = Path.Combine(_home, "packages") });

    /// <summary>Deletes the folder.</summary>
    public void Dispose() => Directory.Delete(_home, recursive: true);

    private async Task RunAsync(string folder, params string[] arguments)
    {
        using var command = folder == Repository.Root ? new RunningCommand(folder, ["dotnet", .. arguments]) : Start(folder, arguments, new Dictionary<string, string?>());
        (await command.EndAsync()).ShouldSucceed();
    }

    private Task PackAsync(string project) =>
        RunAsync(Repository.Root, "pack", $"src/{project}/{project}.csproj", "--no-build", "-c", Repository.Configuration, "-o", Feed, $"-p:PackageVersion={Version}");

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
