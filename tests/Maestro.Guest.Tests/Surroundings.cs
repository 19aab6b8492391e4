namespace Maestro.Guest.Tests;

/// <summary>Variables that a test gives, and a folder of its own for the endpoints file.</summary>
internal sealed class Surroundings : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("maestro-guest-");
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    public Surroundings(params string[] variables)
    {
        foreach (var variable in variables) Set(variable);
    }

    public string File => Path.Combine(_folder.FullName, EndpointsFile.Name);

    public GuestReader Guest => new(new Variables(_variables, _folder.FullName));

    public EndpointReader Endpoints => new(new Variables(_variables, _folder.FullName));

    public void Set(string variable)
    {
        var parts = variable.Split('=', 2);
        _variables[parts[0]] = parts[1];
    }

    public Surroundings With(string file)
    {
        System.IO.File.WriteAllText(File, file);
        return this;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
