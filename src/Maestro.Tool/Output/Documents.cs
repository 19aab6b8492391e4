using System.Collections.Immutable;
using System.Text.Json;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Doctor;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Engine.Planning;
using Maestro.Engine.Reports;
using Maestro.Engine.Runs;

namespace Maestro.Tool.Output;

/// <summary>What <c>status</c>, <c>plan</c> and <c>check</c> say with <c>--format json</c>: one document each.</summary>
internal static class Documents
{
    public static string Status(PlayResult result) => JsonParts.Object(indented: true, members: json =>
    {
        json.WriteNumber("schema", 1);
        json.WriteString("environment", result.Environment);
        json.WriteNumber("exit_code", (int)result.ExitCode);
        json.WriteObjects("instances", result.Instances, JsonParts.WriteRow);
        json.WriteObjects("diagnostics", result.Diagnostics, JsonParts.WriteDiagnostic);
    });

    public static string Plan(Plan plan, int exitCode, ImmutableArray<Diagnostic> faults) => JsonParts.Object(indented: true, members: json =>
    {
        json.WriteNumber("schema", 1);
        json.WriteString("play", plan.Play.ToString().ToLowerInvariant());
        json.WriteNumber("exit_code", exitCode);
        json.WriteObjects("instances", plan.Instances, WriteInstance);
        json.WriteObjects("steps", plan.Steps, WriteStep);
        json.WriteObjects("diagnostics", faults, JsonParts.WriteDiagnostic);
    });

    public static string Render(string text, ImmutableArray<Diagnostic> warnings) => JsonParts.Object(indented: true, members: json =>
    {
        json.WriteNumber("schema", 1);
        json.WriteNumber("exit_code", (int)ExitCode.Done);
        json.WriteString("text", text);
        json.WriteObjects("diagnostics", warnings, JsonParts.WriteDiagnostic);
    });

    public static string Check(MaestroEnvironment environment, ImmutableArray<Diagnostic> warnings) => JsonParts.Object(indented: true, members: json =>
    {
        json.WriteNumber("schema", 1);
        json.WriteString("environment", environment.Name);
        json.WriteString("file", environment.File);
        json.WriteNumber("exit_code", (int)ExitCode.Done);
        json.WriteNumber("ships", environment.Ships.Count);
        json.WriteNumber("services", environment.Services.Count);
        json.WriteNumber("instances", environment.Instances.Count);
        json.WriteObjects("diagnostics", warnings, JsonParts.WriteDiagnostic);
    });

    public static string Doctor(DoctorResult result) => JsonParts.Object(indented: true, members: json =>
    {
        json.WriteNumber("schema", 1);
        json.WriteNumber("exit_code", (int)result.ExitCode);
        json.WriteObjects("ships", result.Addresses, (json, ship) =>
        {
            json.WriteString("ship", ship.Key);
            json.WriteString("address", ship.Value);
            json.WriteObjects("findings", result.Findings.Where(finding => finding.Ship == ship.Key), (json, finding) =>
            {
                json.WriteString("subject", finding.Subject);
                json.WriteString("state", DoctorText.State(finding));
                json.WriteString("text", finding.Text);
                json.WriteString("code", finding.Code);
            });
        });
        json.WriteObjects("diagnostics", result.Warnings, JsonParts.WriteDiagnostic);
    });

    public static string Sweep(SweepResult result) => JsonParts.Object(indented: true, members: json =>
    {
        json.WriteNumber("schema", 1);
        json.WriteNumber("exit_code", (int)result.ExitCode);
        json.WriteObjects("ships", result.Ships, JsonParts.WriteSwept);
        json.WriteObjects("diagnostics", result.Warnings.AddRange(result.Faults), JsonParts.WriteDiagnostic);
    });

    /// <summary>In place of a document that cannot be made.</summary>
    public static string Refusal(MaestroException refusal, int exitCode) => JsonParts.Object(indented: true, members: json =>
    {
        json.WriteNumber("schema", 1);
        json.WriteNumber("exit_code", exitCode);
        json.WriteObjects("diagnostics", refusal.Diagnostics, JsonParts.WriteDiagnostic);
    });

    private static void WriteInstance(Utf8JsonWriter json, PlannedInstance planned)
    {
        json.WriteNumber("number", planned.Number);
        json.WriteString("instance", planned.Instance.Name);
        json.WriteString("service", planned.Instance.Service);
        json.WriteString("ship", planned.Instance.Ship);
        json.WriteString("container", planned.Container?.ShortId);
        json.WriteString("standing", planned.Standing.ToString().ToLowerInvariant());
    }

    private static void WriteStep(Utf8JsonWriter json, Step step)
    {
        json.WriteNumber("id", step.Id);
        json.WriteString("ship", step.Ship);
        json.WriteString("subject", step.Subject);
        json.WriteString("operation", step.Operation);
        json.WriteString("cause", step.Cause);
        json.WriteStartArray("after");
        foreach (var id in step.Prerequisites) json.WriteNumberValue(id);
        json.WriteEndArray();
    }
}
