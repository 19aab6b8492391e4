namespace Maestro.Engine.Registries;

/// <summary>What became of a login.</summary>
internal enum LoginVerdict
{
    /// <summary>The registry lets it in.</summary>
    Accepted,

    /// <summary>The registry does not.</summary>
    Refused,

    /// <summary>It was not asked: out of the ship's reach, not trusted there, or broken.</summary>
    Unknown,
}
