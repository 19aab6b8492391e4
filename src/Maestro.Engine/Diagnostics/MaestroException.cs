using System.Collections.Immutable;

namespace Maestro.Engine.Diagnostics;

/// <summary>An expected failure that is known before any work began: wrong usage or a wrong environment file. Carries every fault found.</summary>
public sealed class MaestroException : Exception
{
    /// <summary>Makes the exception for <paramref name="diagnostics"/>, of which at least one is an error.</summary>
    public MaestroException(ExitCode exitCode, ImmutableArray<Diagnostic> diagnostics)
        : base(string.Join(Environment.NewLine, diagnostics))
    {
        ExitCode = exitCode;
        Diagnostics = diagnostics;
    }

    /// <summary>What a command that met this exits with.</summary>
    public ExitCode ExitCode { get; }

    /// <summary>All faults, sorted by position; warnings may be among them.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }
}
