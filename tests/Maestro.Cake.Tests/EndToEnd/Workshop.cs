using System.Reflection;

namespace Maestro.Cake.Tests.EndToEnd;

/// <summary>
/// A folder with the scripts, and a feed with the addin as it is packed. Cake itself comes by the repository's own tool manifest. Scripts are cached
/// compiled, as a user may have it.
/// </summary>
public sealed class Workshop : IAsyncLifetime
{
    // A version that nobody else has, so that no package folder of the machine can stand in for the feed.
    private readonly string _version = $"0.0.1-t{Guid.NewGuid():N}";
    private readonly string _home = Directory.CreateTempSubdirectory("maestro-cake-").FullName;

    internal string Package => Path.Combine(_home, "feed", $"Maestro.Cake.{_version}.nupkg");

    internal static string Readme => Path.Combine(Root, "src", "Maestro.Cake", "README.md");

    private static string Root => Metadata("RepositoryRoot");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Write("cake.config", $"[NuGet]\nSource={Path.Combine(_home, "feed")}\n[Paths]\nTools={Path.Combine(_home, "tools")}\n[Settings]\nEnableScriptCache=true\n");
        foreach (var script in Directory.EnumerateFiles(Path.Combine(Root, "tests", "Maestro.Cake.Tests", "EndToEnd", "Scripts")))
            Write(Path.GetFileName(script), Prepared(await File.ReadAllTextAsync(script)));

        await RunAsync("tool", "restore");
        await RunAsync("pack", "src/Maestro.Cake/Maestro.Cake.csproj", "--no-build", "-c", Metadata("Configuration"), "-o", Path.Combine(_home, "feed"), $"-p:PackageVersion={_version}");
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Directory.Delete(_home, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Starts a task of a script on an environment.</summary>
    internal RunningScript Start(string script, string target, LiveEnvironment environment) =>
        new(Root, ["cake", Path.Combine(_home, script), $"--target={target}", $"--environment={environment.File}"]);

    /// <summary>Starts a script of its own, which stands in the environment's folder.</summary>
    internal RunningScript StartText(string text, LiveEnvironment environment, string[] arguments)
    {
        File.Copy(Path.Combine(_home, "cake.config"), Path.Combine(environment.Folder, "cake.config"), overwrite: true);
        var script = Path.Combine(environment.Folder, "build.cake");
        File.WriteAllText(script, Prepared(text));
        return new RunningScript(Root, ["cake", script, .. arguments]);
    }

    private string Prepared(string script) => script
        .Replace("VERSION", _version, StringComparison.Ordinal)
        .Replace("version=0.1.0", $"version={_version}", StringComparison.Ordinal)
        .Replace("ADDIN", Path.GetDirectoryName(typeof(MaestroAliases).Assembly.Location), StringComparison.Ordinal);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_home, file), text);

    private static string Metadata(string key) =>
        typeof(Workshop).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    private static async Task RunAsync(params string[] arguments)
    {
        using var command = new RunningScript(Root, arguments);
        (await command.EndAsync()).ShouldSucceed();
    }
}
