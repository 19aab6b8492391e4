using System.Collections.Immutable;
using Cake.Core;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Runs;

namespace Maestro.Cake;

/// <summary>Failures as Cake knows them: a <see cref="CakeException"/> with the exit code, and all errors in its message, one a line.</summary>
internal static class Failures
{
    public static CakeException Of(MaestroException refusal) => new((int)refusal.ExitCode, Text(refusal.Diagnostics), refusal);

    public static CakeException Of(PlayResult failed) =>
        new((int)failed.ExitCode, string.Join(Environment.NewLine, [Text(failed.Diagnostics), .. failed.Diagnostics.Where(diagnostic => diagnostic.Code == Catalogue.EvidenceCode).Select(diagnostic => diagnostic.Message)]));

    public static CakeException Of(SweepResult failed) => new((int)failed.ExitCode, Text(failed.Faults));

    public static CakeException Of(LogsResult failed) => new((int)failed.ExitCode, Text(failed.Diagnostics));

    public static CakeException Of(Diagnostic fault, Exception exception) => new((int)ExitCode.Failed, fault.ToString(), exception);

    private static string Text(ImmutableArray<Diagnostic> diagnostics) =>
        string.Join(Environment.NewLine, diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error));
}
