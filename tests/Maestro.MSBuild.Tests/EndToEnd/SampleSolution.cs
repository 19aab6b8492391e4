using System.Reflection;

namespace Maestro.MSBuild.Tests.EndToEnd;

/// <summary>
/// The sample solution in a folder of its own, restored from the package as it is packed and built once for all tests. Other packages are read
/// from where this machine keeps them; ours goes to a folder that is deleted with the rest.
/// </summary>
public sealed class SampleSolution : IAsyncLifetime
{
    private const string Version = "0.0.1-packed";

    private readonly string _home = Directory.CreateTempSubdirectory("maestro-msbuild-").FullName;

    internal string Folder => Path.Combine(_home, "sample");

    /// <summary>The part of it whose tests run on Microsoft.Testing.Platform.</summary>
    internal string PlatformFolder => Path.Combine(Folder, "Platform");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        try
        {
            await PrepareAsync();
        }
        catch
        {
            // xunit disposes only what was initialised.
            await DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Directory.Delete(_home, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Starts a <c>dotnet</c> command in a folder.</summary>
    internal RunningCommand Start(string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> variables) =>
        new(folder, arguments, new Dictionary<string, string?>(Variables(), StringComparer.Ordinal).Concat(variables).ToDictionary(StringComparer.Ordinal));

    private static string MachinePackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } given ? given
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static string Metadata(string key) =>
        typeof(SampleSolution).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    private async Task PrepareAsync()
    {
        var root = Metadata("RepositoryRoot");
        var feed = Path.Combine(_home, "feed");
        await RunAsync(root, ["pack", "src/Maestro.MSBuild/Maestro.MSBuild.csproj", "--no-build", "-c", Metadata("Configuration"), "-o", feed, $"-p:PackageVersion={Version}"]);

        CopyFolder(Path.Combine(root, "tests", "Maestro.MSBuild.Tests", "EndToEnd", "Sample"), Folder);
        var versions = await File.ReadAllTextAsync(Path.Combine(root, "Directory.Packages.props"));
        await File.WriteAllTextAsync(
            Path.Combine(Folder, "Directory.Packages.props"),
            versions.Replace("</Project>", $"""<ItemGroup><PackageVersion Include="Maestro.MSBuild" Version="{Version}" /></ItemGroup></Project>""", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(Folder, "nuget.config"), $"""
            <configuration>
              <packageSources><add key="feed" value="{feed}" /></packageSources>
              <fallbackPackageFolders><add key="machine" value="{MachinePackages}" /></fallbackPackageFolders>
            </configuration>
            """);
        await RunAsync(Folder, ["build", "Sample.slnx", "--nologo"]);
        await RunAsync(PlatformFolder, ["build", "Platform.slnx", "--nologo"]);
    }

    private async Task RunAsync(string folder, string[] arguments)
    {
        using var command = new RunningCommand(folder, arguments, folder.StartsWith(Folder, StringComparison.Ordinal) ? Variables() : new Dictionary<string, string?>());
        (await command.EndAsync()).ShouldSucceed();
    }

    // What the dotnet command around us sets for its children is taken away: it would make ours behave as parts of that command.
    private Dictionary<string, string?> Variables()
    {
        var variables = Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(name => name, string? (_) => null, StringComparer.Ordinal);
        variables["NUGET_PACKAGES"] = Path.Combine(_home, "packages");
        variables["MSBUILDDISABLENODEREUSE"] = "1";
        variables["DOTNET_CLI_UI_LANGUAGE"] = "en";
        variables["NO_COLOR"] = "1";
        return variables;
    }

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
