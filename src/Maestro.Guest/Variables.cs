using System.Collections;
using System.Runtime.InteropServices;

namespace Maestro.Guest;

/// <summary>
/// What one question is answered from: environment variables, then the endpoints file. It is made for each question anew, so that an answer is never out
/// of date and no two threads share one; the file is read when a variable is missing, once. A variable without a value counts as missing.
/// </summary>
internal sealed class Variables
{
    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly string _folder;
    private EndpointsFile? _file;

    /// <param name="environment">Environment variables.</param>
    /// <param name="folder">Where the endpoints file is looked for.</param>
    internal Variables(IReadOnlyDictionary<string, string> environment, string folder)
    {
        _environment = environment;
        _folder = folder;
    }

    /// <summary>Those of this process as it is now, and the folder of its assemblies.</summary>
    public static Variables OfProcess
    {
        get
        {
            var environment = new Dictionary<string, string>(RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
            foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables()) environment[(string)variable.Key] = (string)variable.Value!;
            return new Variables(environment, AppContext.BaseDirectory);
        }
    }

    public EndpointsFile File => _file ??= EndpointsFile.Read(_folder);

    /// <summary>Those of the environment alone.</summary>
    public IEnumerable<KeyValuePair<string, string>> OfEnvironment => _environment.Where(variable => variable.Value.Length > 0);

    /// <summary>Null for one that is missing.</summary>
    public string? this[string name] =>
        _environment.TryGetValue(name, out var value) && value.Length > 0 ? value
        : File.Variables.TryGetValue(name, out var inFile) && inFile.Length > 0 ? inFile
        : null;
}
