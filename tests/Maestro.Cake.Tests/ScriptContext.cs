using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.IO;
using Cake.Core.Packaging;
using Cake.Core.Tooling;

namespace Maestro.Cake.Tests;

/// <summary>Cake's own context in a folder of its own. Only the log is ours, and the installer of tools and the services, which nothing here asks for anything.</summary>
internal sealed class ScriptContext : IDisposable, IToolInstaller, IServiceProvider
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("maestro-cake-");

    public ScriptContext()
    {
        var environment = new FolderEnvironment(_folder.FullName);
        var files = new FileSystem();
        var globber = new Globber(files, environment);
        var configuration = new CakeConfiguration(new Dictionary<string, string>());
        var tools = new ToolLocator(environment, new ToolRepository(environment), new ToolResolutionStrategy(files, environment, globber, configuration, Log));
        var arguments = new CakeArguments(Array.Empty<string>().ToLookup(one => one));
        Context = new CakeContext(files, environment, globber, Log, arguments, new ProcessRunner(files, environment, Log, tools, configuration), new WindowsRegistry(), tools, new CakeDataService(), configuration, this, this);
    }

    public ICakeContext Context { get; }

    public LogInMemory Log { get; } = new();

    public IEnumerable<string> Errors => Log.Lines.Where(line => line.StartsWith("Error: ", StringComparison.Ordinal));

    /// <summary>Writes a file of the folder; its full path.</summary>
    public string Write(string name, string text)
    {
        var path = System.IO.Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Writes <c>maestro.yaml</c> with one instance, <c>web-1</c>, on a ship that <paramref name="address"/> says how to reach.</summary>
    public string WriteEnvironment(string address = "ip: 127.0.0.1", string name = "maestro.yaml") => Write(name, $$"""
        __maestro: {schema: 2}
        name: trial
        ships:
          local: { {{address}} }
        services:
          web:
            image: maestro/busybox:1
            instances:
              web-1: {ship: local, ports: {http: "80:8080"} }

        """);

    public void Dispose() => _folder.Delete(recursive: true);

    public object? GetService(Type serviceType) => null;

    IEnumerable<FilePath> IToolInstaller.Install(PackageReference package) => throw new NotSupportedException();
}
