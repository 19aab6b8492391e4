using System.Collections.Immutable;

namespace Maestro.Engine.Model;

/// <summary>How the daemon sees whether a container is well. Names are the Docker API's own; times are nanoseconds; what is null is the image's own.</summary>
public sealed record Healthcheck
{
    /// <summary><c>NONE</c>; <c>CMD</c> and words; or <c>CMD-SHELL</c> and a line.</summary>
    public ImmutableArray<string>? Test { get; init; }

    /// <summary>Time between two tests.</summary>
    public long? Interval { get; init; }

    /// <summary>Time that one may take.</summary>
    public long? Timeout { get; init; }

    /// <summary>Failures in a row that make it unhealthy.</summary>
    public int? Retries { get; init; }

    /// <summary>Time at the start in which failures do not count.</summary>
    public long? StartPeriod { get; init; }

    /// <summary>Time between two tests in that period (Docker Engine 25 or newer).</summary>
    public long? StartInterval { get; init; }
}
