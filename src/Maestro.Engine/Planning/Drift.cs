using System.Collections.Immutable;
using System.Text;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Engine.Planning;

/// <summary>How a container's configuration differs from that of the file.</summary>
/// <param name="Fields">The fields that differ, sorted: <c>Env</c>, <c>HostConfig.Binds</c>. Empty when the container kept no account of its fields.</param>
/// <param name="Differences">Each difference in words: <c>Env LOG_LEVEL: "info" in the container, "debug" in the file</c>. Secrets are masked.</param>
public sealed record Drift(ImmutableArray<string> Fields, ImmutableArray<string> Differences)
{
    private const int LongestValue = 120;
    private const string Masked = "***";

    /// <summary>The fields for one line: <c>differs from the file in Env, HostConfig.Binds</c>.</summary>
    public string Text => Fields.IsEmpty ? "differs from the file" : $"differs from the file in {string.Join(", ", Fields)}";

    /// <summary>Null when there is no drift. Without <paramref name="made"/> only the names of the fields are known.</summary>
    internal static Drift? Of(ObservedContainer container, Instance instance, ContainerConfiguration? made)
    {
        if (!instance.DiffersFrom(container)) return null;
        if (!container.Labels.TryGetValue(Labels.Fields, out var label)) return new Drift([], []);

        var fields = ConfigurationFields.Changed(label, instance.Container);
        return new Drift(fields, made is null ? [] : [.. fields.SelectMany(field => Compare(field, instance.Container, made))]);
    }

    private static IEnumerable<string> Compare(string field, ContainerSpecification file, ContainerConfiguration made)
    {
        switch (field)
        {
            case nameof(ContainerSpecification.Env):
                // The image's own variables are in the container too, and are no difference.
                return Entries("Env", Variables(made.Env.Except(made.ImageEnv.Except(file.Env))), Variables(file.Env));
            case nameof(ContainerSpecification.Labels):
                var asked = file.Labels ?? ImmutableSortedDictionary<string, string>.Empty;
                return Entries("Labels", made.Labels.Where(label => !label.Key.StartsWith("maestro.", StringComparison.Ordinal)).Except(made.ImageLabels.Except(asked)), asked);
            default:
                var now = ConfigurationFields.Of(file).GetValueOrDefault(field);
                var masking = Masking.Of(Variables(made.Env).Concat(Variables(file.Env)));
                return [Line(field, Shown(made.Fields.GetValueOrDefault(field), masking), Shown(now, masking))];
        }
    }

    private static IEnumerable<string> Entries(string field, IEnumerable<KeyValuePair<string, string>> made, IEnumerable<KeyValuePair<string, string>> file)
    {
        var (then, now) = (made.ToDictionary(StringComparer.Ordinal), file.ToDictionary(StringComparer.Ordinal));
        foreach (var name in then.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            var (was, becomes) = (then.GetValueOrDefault(name), now.GetValueOrDefault(name));
            if (was != becomes) yield return Secrets.IsNamed(name) ? Line($"{field} {name}", was is null ? null : Masked, becomes is null ? null : Masked) : Line($"{field} {name}", Quoted(was), Quoted(becomes));
        }
    }

    private static string? Shown(string? json, Masking masking) => json is null ? null : MaskedJson.Of(Encoding.UTF8.GetBytes(json), masking, indented: false);

    // A variable that is named twice counts with its last value, as the daemon takes it.
    private static IEnumerable<KeyValuePair<string, string>> Variables(IEnumerable<string> env) =>
        env.Select(entry => entry.Split('=', 2)).GroupBy(parts => parts[0], parts => parts.Length > 1 ? parts[1] : "", StringComparer.Ordinal).Select(group => KeyValuePair.Create(group.Key, group.Last()));

    private static string Line(string what, string? was, string? becomes) => $"{what}: {Short(was) ?? "nothing"} in the container, {Short(becomes) ?? "nothing"} in the file";

    private static string? Quoted(string? text) => text is null ? null : $"'{text}'";

    private static string? Short(string? text) => text is { Length: > LongestValue } ? $"{text[..LongestValue]}…" : text;
}
