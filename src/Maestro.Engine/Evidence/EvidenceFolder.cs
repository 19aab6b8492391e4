using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Lifecycle;
using Maestro.Engine.Model;
using Maestro.Engine.Planning;
using Maestro.Engine.Reports;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Evidence;

/// <summary>
/// What explains a play that failed, in a folder of its own: the plan (<c>plan.txt</c>), all events (<c>events.jsonl</c>), the last answer of every
/// check (<c>checks.txt</c>) and, of each instance, what its container printed (<c>NAME.log</c>) and what the daemon says of it (<c>NAME.json</c>).
/// </summary>
internal sealed class EvidenceFolder(Func<string, IDockerHost> hosts, TimeProvider clock)
{
    // Collected before anything is removed, which must not wait for long.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    // Of one container; what comes behind it is left out, and that is said.
    private const long LongestLog = 64L * 1024 * 1024;

    /// <summary>Writes it below <paramref name="folder"/>; says where it is, or why it is not there. Never throws for what it could not get.</summary>
    /// <param name="folder">Full path.</param>
    /// <param name="plan">The plan of the play.</param>
    /// <param name="environment">The environment's name.</param>
    /// <param name="events">What happened.</param>
    /// <param name="answers">What each check met last.</param>
    /// <param name="containers">Instances with the ids of their containers.</param>
    public async Task<Diagnostic> WriteAsync(string folder, Plan plan, string environment, ImmutableArray<PlayEvent> events, ImmutableArray<string> answers, ImmutableArray<(Instance Instance, string Id)> containers)
    {
        try
        {
            var own = Create(folder, $"{FileNames.Of(environment)}-{plan.Play.ToString().ToLowerInvariant()}-{clock.GetLocalNow():yyyyMMdd-HHmmss}");
            using var limit = new CancellationTokenSource(Limit, clock);
            await File.WriteAllLinesAsync(Path.Combine(own, "plan.txt"), PlanText.Lines(plan), CancellationToken.None);
            await File.WriteAllLinesAsync(Path.Combine(own, "events.jsonl"), events.Select(JsonLines.Line), CancellationToken.None);
            await File.WriteAllLinesAsync(Path.Combine(own, "checks.txt"), answers.Select(Printable.Line), CancellationToken.None);
            await Task.WhenAll(containers.SelectMany(container => new[]
            {
                LogAsync(Path.Combine(own, $"{container.Instance.Name}.log"), container.Instance, container.Id, limit.Token),
                InspectAsync(Path.Combine(own, $"{container.Instance.Name}.json"), container.Instance, container.Id, limit.Token),
            }));
            return Catalogue.EvidenceWritten(own);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Catalogue.EvidenceNotWritten(folder, fault.Message);
        }
    }

    // Two plays may fail within a second.
    private static string Create(string folder, string name)
    {
        for (var number = 1; ; number++)
        {
            var own = Path.Combine(folder, number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{number}"));
            if (Directory.Exists(own)) continue;
            Directory.CreateDirectory(own);
            return own;
        }
    }

    private async Task LogAsync(string path, Instance instance, string id, CancellationToken cancellationToken)
    {
        var masking = Masking.Of(ContainerVariables.Of(instance));
        await using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        try
        {
            var written = 0L;
            if (await hosts(instance.Ship).ReadLogAsync(id, new LogRange(), cancellationToken) is not { } lines) return;
            await foreach (var line in lines.WithCancellation(cancellationToken))
            {
                var text = masking.Mask(line.Text);
                if ((written += text.Length + 1) > LongestLog)
                {
                    await file.WriteLineAsync("(what it printed behind this is left out)");
                    return;
                }

                await file.WriteLineAsync(text.AsMemory(), cancellationToken);
            }
        }
        catch (ShipException fault)
        {
            await file.WriteLineAsync($"(its output cannot be read: {fault.Reason})");
        }
        catch (OperationCanceledException)
        {
            await file.WriteLineAsync($"(its output was not read to the end within {Limit.TotalSeconds:0} s)");
        }
    }

    private async Task InspectAsync(string path, Instance instance, string id, CancellationToken cancellationToken)
    {
        string text;
        try
        {
            text = await hosts(instance.Ship).InspectJsonAsync(id, cancellationToken) is { } json ? MaskedJson.Of(json, Masking.Of(ContainerVariables.Of(instance)), indented: true) : "null";
        }
        catch (ShipException fault)
        {
            text = JsonParts.Object(json => json.WriteString("fault", fault.Reason));
        }
        catch (JsonException fault)
        {
            text = JsonParts.Object(json => json.WriteString("fault", fault.Message));
        }
        catch (OperationCanceledException)
        {
            text = JsonParts.Object(json => json.WriteString("fault", $"no answer within {Limit.TotalSeconds:0} s"));
        }

        await File.WriteAllTextAsync(path, text + "\n", CancellationToken.None);
    }
}
