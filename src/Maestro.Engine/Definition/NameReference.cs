using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>The name of a ship or service where it is used.</summary>
internal readonly record struct NameReference(string Name, YamlNode At);
