using Maestro.Engine.Model;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>A named port and where it is defined: an inherited one stands at its service.</summary>
internal readonly record struct PortDraft(NamedPort Port, YamlNode At);
