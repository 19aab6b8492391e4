namespace Maestro.Engine.Yaml;

/// <summary>What a scalar is in YAML 1.1, as PyYAML resolves it.</summary>
internal enum ScalarKind
{
    Text,
    Null,
    Boolean,
    Integer,
    Float,
    Timestamp,
}
