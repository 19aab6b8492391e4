using System.Collections.Immutable;
using Maestro.Engine.Definition;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Engine.Tests.Definition;

/// <summary>Loads texts as the engine does.</summary>
internal static class Loading
{
    public static readonly string File = Path.GetFullPath("/project/maestro.yaml");

    public static MaestroEnvironment Load(string text, params (string Name, string Value)[] variables) => Loaded(text, variables).Environment;

    public static LoadedEnvironment Loaded(string text, params (string Name, string Value)[] variables) =>
        EnvironmentLoader.Load(new EnvironmentText(File, Path.GetDirectoryName(File)!, text), variables.ToImmutableDictionary(pair => pair.Name, pair => pair.Value));

    /// <summary>The faults as people see them, without the file's folder.</summary>
    public static ImmutableArray<string> FaultsOf(string text, params (string Name, string Value)[] variables)
    {
        var fault = Should.Throw<MaestroException>(() => Loaded(text, variables));
        fault.ExitCode.ShouldBe(ExitCode.InvalidFile);
        return [.. fault.Diagnostics.Select(diagnostic => diagnostic.ToString().Replace(File, "maestro.yaml", StringComparison.Ordinal))];
    }

    /// <summary>An environment of one service with one instance, whose settings are <paramref name="instance"/> (in flow form, without braces).</summary>
    public static Instance Instance(string instance, string service = "") =>
        Load($"__maestro: {{schema: 2}}\nname: one\nships: {{local: {{ip: 10.0.0.1}}}}\nservices: {{web: {{image: 'i:1', {service} instances: {{web-1: {{ship: local, {instance}}}}}}}}}\n").Instances["web-1"];
}
