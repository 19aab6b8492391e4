using System.Collections.Immutable;

namespace Maestro.Engine.Diagnostics;

/// <summary>Gathers what is wrong with a file, so that all of it is told in one go.</summary>
internal sealed class FaultList
{
    // A hundred screens of errors help nobody, and a file can be made to have millions.
    private const int Most = 1000;

    private readonly List<Diagnostic> _diagnostics = [];
    private readonly HashSet<(string, SourceLocation?, string)> _known = [];

    private int _errors;
    private int _warnings;

    /// <summary>Whether something was added that keeps the file from being used.</summary>
    public bool HasErrors => _errors > 0;

    /// <summary>What was added, sorted by position.</summary>
    public ImmutableArray<Diagnostic> Sorted =>
    [
        .. _diagnostics
            .OrderBy(fault => fault.Location?.File, StringComparer.Ordinal)
            .ThenBy(fault => fault.Location?.Line ?? 0)
            .ThenBy(fault => fault.Location?.Column ?? 0)
            .ThenBy(fault => fault.Code, StringComparer.Ordinal)
            .ThenBy(fault => fault.Message, StringComparer.Ordinal),
    ];

    /// <summary>Adds a fault. The same one at the same place, met again through an alias or in another round of a template's loop, is told once; of warnings only the first thousand are.</summary>
    /// <exception cref="MaestroException">There are a thousand errors already.</exception>
    public void Add(Diagnostic fault)
    {
        if (fault.Severity == Severity.Warning && _warnings > Most) return;
        if (!_known.Add((fault.Code, fault.Location, WithoutContext(fault)))) return;
        if (fault.Severity == Severity.Warning && ++_warnings > Most) fault = Catalogue.TooManyWarnings(fault.Location, Most);
        _diagnostics.Add(fault);
        if (fault.Severity != Severity.Error) return;
        if (++_errors == Most) throw Fatal(Catalogue.TooManyFaults(fault.Location, Most));
    }

    /// <summary>Adds a fault behind which nothing more can be read, and makes the exception that tells all.</summary>
    public MaestroException Fatal(Diagnostic fault)
    {
        _diagnostics.Add(fault);
        return Failure();
    }

    /// <summary>Ends here when something was added that keeps the file from being used.</summary>
    /// <exception cref="MaestroException">With everything that was added.</exception>
    public void ThrowOnErrors()
    {
        if (HasErrors) throw Failure();
    }

    private static string WithoutContext(Diagnostic fault) => fault.Location?.Context is { } context ? fault.Message.Replace(context, "", StringComparison.Ordinal) : fault.Message;

    private MaestroException Failure() => new(ExitCode.InvalidFile, Sorted);
}
