using Cake.Core;
using Cake.Core.IO;

namespace Maestro.Cake.Tests;

/// <summary>Cake's environment with a working directory of its own: Cake's sets that of the whole process, where other tests run.</summary>
internal sealed class FolderEnvironment(string folder) : ICakeEnvironment
{
    private readonly CakeEnvironment _cakes = new(new CakePlatform(), new CakeRuntime());

    public DirectoryPath WorkingDirectory { get; set; } = folder;

    public DirectoryPath ApplicationRoot => _cakes.ApplicationRoot;

    public DirectoryPath UserHomeDirectory => _cakes.UserHomeDirectory;

    public ICakePlatform Platform => _cakes.Platform;

    public ICakeRuntime Runtime => _cakes.Runtime;

    public DirectoryPath GetSpecialPath(SpecialPath path) => _cakes.GetSpecialPath(path);

    public string GetEnvironmentVariable(string variable) => _cakes.GetEnvironmentVariable(variable);

    // Leases of its own: every test's environment has the same name.
    public IDictionary<string, string> GetEnvironmentVariables() => new Dictionary<string, string>(_cakes.GetEnvironmentVariables()) { ["MAESTRO_STATE"] = System.IO.Path.Combine(folder, "state") };
}
