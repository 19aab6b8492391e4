namespace Maestro.Engine.Ships;

/// <summary>Which part of a container's log is asked for.</summary>
public sealed record LogRange
{
    /// <summary>At most so many of the lines that are there, the last ones; null: all.</summary>
    public int? Last { get; init; }

    /// <summary>Nothing printed before; null: from the beginning.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Goes on with what is printed until the container ends.</summary>
    public bool Follow { get; init; }
}
