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

    public IDictionary<string, string> GetEnvironmentVariables() => _cakes.GetEnvironmentVariables();
}
