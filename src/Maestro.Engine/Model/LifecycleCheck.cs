using System.Text.RegularExpressions;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Model;

/// <summary>Something that must hold before an instance counts as having reached a state. A closed set.</summary>
public abstract record LifecycleCheck
{
    private LifecycleCheck()
    {
    }

    /// <summary>How long it may take to pass (key <c>max_wait</c>, default 300 s).</summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>Where the check is defined.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>A TCP connection opens and stays open.</summary>
    /// <param name="PortName">The named port, for messages.</param>
    /// <param name="Host">The ship's ip.</param>
    /// <param name="Port">The port on the ship.</param>
    public sealed record Tcp(string PortName, string Host, int Port) : LifecycleCheck
    {
        /// <inheritdoc/>
        public override string ToString() => $"tcp check of port {PortName} ({Host}:{Port})";
    }

    /// <summary>An HTTP request is answered with 200, or with a body that matches <see cref="MatchRegex"/>.</summary>
    /// <param name="Url">The address asked.</param>
    /// <param name="Method">The method, default GET.</param>
    public sealed record Http(Uri Url, string Method) : LifecycleCheck
    {
        /// <summary>When given, the status is not looked at; the body must contain a match (a dot matches a newline).</summary>
        public Regex? MatchRegex { get; init; }

        /// <inheritdoc/>
        public override string ToString() => $"http check of {Method} {Url}";
    }
}
