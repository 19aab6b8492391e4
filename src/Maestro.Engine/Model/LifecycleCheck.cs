using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Model;

/// <summary>Something that must hold before an instance counts as having reached a state. A closed set.</summary>
public abstract record LifecycleCheck
{
    private LifecycleCheck()
    {
    }

    /// <summary>How long it may take to pass (key <c>max_wait</c>, default 300 s). For checks that count attempts it is the time that one of them may take; sleeps do not look at it.</summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>Where the check is defined.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>A TCP connection opens and stays open.</summary>
    /// <param name="PortName">The named port, for messages.</param>
    /// <param name="Host">The ship's ip.</param>
    /// <param name="Port">The port on the ship; 0: the one that the daemon picks.</param>
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
        /// <summary>The named port that it asks; null: a number stands in the file.</summary>
        public string? PortName { get; init; }

        /// <summary>When given, the status is not looked at; the body must contain a match (a dot matches a newline).</summary>
        public Regex? MatchRegex { get; init; }

        /// <summary>What else is said of the request; null: nothing.</summary>
        public RequestOptions? Options { get; init; }

        /// <summary>The query is left out, as it may hold a token.</summary>
        public override string ToString() => $"http check of {Method} {Url.GetLeftPart(UriPartial.Path)}{(Url.Query.Length > 0 ? "?…" : "")}";
    }

    /// <summary>A program of this machine ends with 0; it gets the variables of the container.</summary>
    /// <param name="Command">The program and its arguments, one at least.</param>
    /// <param name="Attempts">How often it is tried, 1 or more, a second apart (default 180).</param>
    /// <param name="Handover">How it gets the variables.</param>
    public sealed record Exec(ImmutableArray<string> Command, int Attempts, VariableHandover Handover) : LifecycleCheck
    {
        /// <inheritdoc/>
        public override string ToString() => $"exec check by {Command[0]}";
    }

    /// <summary>A program inside the container ends with 0 (type <c>rexec</c>).</summary>
    /// <param name="Command">The program and its arguments, one at least.</param>
    /// <param name="Attempts">How often it is tried, 1 or more, a second apart (default 180).</param>
    public sealed record RemoteExec(ImmutableArray<string> Command, int Attempts) : LifecycleCheck
    {
        /// <inheritdoc/>
        public override string ToString() => $"rexec check by {Command[0]}";
    }

    /// <summary>Time passes.</summary>
    /// <param name="Wait">How much.</param>
    public sealed record Sleep(TimeSpan Wait) : LifecycleCheck
    {
        /// <inheritdoc/>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"sleep of {Wait.TotalSeconds:0.###} s");
    }

    /// <summary>The image's own HEALTHCHECK turns healthy.</summary>
    public sealed record Health : LifecycleCheck
    {
        /// <inheritdoc/>
        public override string ToString() => "health check";
    }

    /// <summary>A text appears in the container's output.</summary>
    /// <param name="MatchRegex">What it must match (a dot matches a newline).</param>
    public sealed record Log(Regex MatchRegex) : LifecycleCheck
    {
        /// <inheritdoc/>
        public override string ToString() => $"log check for {MatchRegex}";
    }

    /// <summary>The container ends with 0.</summary>
    public sealed record Completes : LifecycleCheck
    {
        /// <inheritdoc/>
        public override string ToString() => "completes check";
    }
}

/// <summary>How a program gets the variables of a container (key <c>envfrom</c>).</summary>
public enum VariableHandover
{
    /// <summary>As its environment variables (<c>env</c>, the default).</summary>
    Environment,

    /// <summary>As JSON on its standard input (<c>stdin</c>).</summary>
    StandardInput,
}
