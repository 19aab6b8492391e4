namespace Maestro.Engine.Ships;

/// <summary>Kinds of what a daemon keeps, in the order in which they are removed: none can go while one before it uses it.</summary>
public enum ResourceKind
{
    /// <summary>A container, running or not.</summary>
    Container,

    /// <summary>A network.</summary>
    Network,

    /// <summary>A volume with a name.</summary>
    Volume,
}
