using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Templates;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Text of an environment file to the environment. Pure: reads no variable but those handed in, and no file but by what the text brings along.</summary>
internal static class EnvironmentLoader
{
    /// <summary>Loads <paramref name="source"/>.</summary>
    /// <param name="source">The text and where it comes from.</param>
    /// <param name="variables">Environment variables: <c>DOCKER_HOST</c>, <c>HOME</c>, and <c>env</c> in templates.</param>
    /// <exception cref="MaestroException">With every fault of the file, sorted by position.</exception>
    public static LoadedEnvironment Load(EnvironmentText source, IReadOnlyDictionary<string, string> variables) =>
        Load(source, variables, TemplateRenderer.Render(source.Template(variables), CancellationToken.None));

    /// <summary>Loads what was rendered from <paramref name="source"/>.</summary>
    /// <exception cref="MaestroException">With every fault of the file, sorted by position.</exception>
    public static LoadedEnvironment Load(EnvironmentText source, IReadOnlyDictionary<string, string> variables, RenderedText rendered)
    {
        var faults = new FaultList();
        foreach (var warning in rendered.Warnings) faults.Add(warning);
        var reading = new Reading(rendered, faults, source.Directory, variables, source.ReadFile, source.AskProvider);
        switch (YamlReader.Read(rendered.Text, reading.Locate, faults))
        {
            case null or YamlScalar { IsNull: true }:
                throw faults.Fatal(Catalogue.FileEmpty(new SourceLocation(source.File)));
            case YamlMapping root:
                return new LoadedEnvironment(Environment(reading, root, source.Isolation), faults.Sorted);
            case { } other:
                throw faults.Fatal(Catalogue.WrongType(reading.At(other), "the file", "a map with name, ships and services", other.Description));
        }
    }

    /// <summary>Loads again what was loaded before, from <paramref name="source"/>.</summary>
    /// <exception cref="MaestroException">With every fault: a file that it names may have changed since.</exception>
    public static MaestroEnvironment Load(EnvironmentSource source, IReadOnlyDictionary<string, string> variables)
    {
        var text = new EnvironmentText(source.File, source.Directory, source.Text) { Isolation = source.Isolation, AskProvider = (_, _) => new FileText(source.Ships) };
        return Load(text, variables, RenderedText.Plain(source.File, source.Text)).Environment;
    }

    private static MaestroEnvironment Environment(Reading reading, YamlMapping root, string? isolation)
    {
        var draft = EnvironmentReader.Read(reading, root);
        ReferenceChecks.Run(reading, draft);
        PortChecks.Run(reading, draft);
        RegistryChecks.Run(reading, draft);
        reading.Faults.ThrowOnErrors();
        if (isolation is not null) Isolation.Apply(reading, draft, isolation);
        return EnvironmentAssembler.Assemble(reading, draft) with { Isolation = isolation };
    }
}
