using System.Collections.Immutable;
using Maestro.Engine.Model;

namespace Maestro.Engine.Auditing;

/// <summary>What auditors are told once: that somebody begins to do something, or how that ended.</summary>
/// <param name="At">When.</param>
/// <param name="Environment">The environment's name.</param>
/// <param name="Action">The play: <c>start</c>.</param>
/// <param name="Instances">What it acts on.</param>
/// <param name="Who">Who does it: <c>user@host</c>.</param>
/// <param name="Standing">Whether it begins, or how it ended.</param>
internal sealed record Audit(DateTimeOffset At, string Environment, string Action, ImmutableArray<Instance> Instances, string Who, AuditStanding Standing)
{
    /// <summary>What went wrong; null where nothing did.</summary>
    public string? Reason { get; init; }

    /// <summary><c>{what}</c>: the instances' names.</summary>
    public string What => string.Join(", ", Instances.Select(instance => instance.Name));

    /// <summary><c>{message}</c>: all of it as a sentence.</summary>
    public string Message => Standing switch
    {
        AuditStanding.Begins => $"{Environment}: {Who} begins to {Action} {What}",
        AuditStanding.Succeeded => $"{Environment}: {Action} of {What} by {Who} succeeded",
        _ => $"{Environment}: {Action} of {What} by {Who} failed: {Reason}",
    };

    /// <summary>The text with its placeholders <c>{what} {action} {who} {message}</c> filled, as Python's <c>format</c> does; they were checked when the file was read.</summary>
    public string Fill(string text)
    {
        var filled = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('{' or '}'))
            {
                filled.Append(text[i]);
                continue;
            }

            if (i + 1 < text.Length && text[i + 1] == text[i])
            {
                filled.Append(text[i++]);
                continue;
            }

            var end = text.IndexOf('}', i);
            filled.Append(text[(i + 1)..end] switch { "what" => What, "action" => Action, "who" => Who, _ => Message });
            i = end;
        }

        return filled.ToString();
    }
}
