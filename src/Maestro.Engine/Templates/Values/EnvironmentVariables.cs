namespace Maestro.Engine.Templates.Values;

/// <summary>Makes <c>env</c>: the variables of the environment, which a template can only read.</summary>
internal static class EnvironmentVariables
{
    public static PythonDictionary Of(IReadOnlyDictionary<string, string> variables)
    {
        var map = new PythonDictionary(OperatingSystem.IsWindows() ? PythonKeyComparer.IgnoringCase : null) { IsReadOnly = true, IsEnvironment = true };
        foreach (var (name, value) in variables) map.Set(name, value);
        return map;
    }
}
