using System.Collections.Immutable;

namespace Maestro.Engine.Diagnostics;

/// <summary>
/// Every message of the product, one method each, so that they can be read and mended in one place. The files are parted by family:
/// 00xx usage, 01xx environment file, 02xx template, 03xx ship, 04xx image and registry, 05xx instance and lifecycle, 06xx run and
/// tear-down, 09xx a fault of ours. A code is never given to another fault.
/// </summary>
public static partial class Catalogue
{
    private const string HelpPage = "https://github.com/maestro-cake/maestro.cake/blob/main/src/Maestro.Engine/README.md";

    /// <summary>Every code with its meaning, sorted; the engine's README holds the same as a table.</summary>
    public static ImmutableArray<CatalogueEntry> Entries { get; } =
        [.. UsageEntries, .. FileEntries, .. ContainerEntries, .. SurroundingsEntries, .. TemplateEntries, .. ShipEntries, .. ImageEntries, .. InstanceEntries, .. RunEntries, .. InternalEntries];

    /// <summary>The address that explains <paramref name="code"/>.</summary>
    public static string HelpLink(string code) => $"{HelpPage}#{code.ToLowerInvariant()}";

    private static Diagnostic Error(string code, SourceLocation? location, string message, ImmutableArray<string> detail = default) =>
        new(code, Severity.Error, Message(location, message), location) { Detail = detail.IsDefault ? [] : detail };

    // How a template came to make the text is said wherever the message is, as heads show places in their own ways.
    private static string Message(SourceLocation? location, string message) => OneLine(location?.Context is { } context ? $"{message} ({context})" : message);

    // Names and answers of others come into messages as they are: with line breaks, or a megabyte long.
    private static string OneLine(string message)
    {
        const int Longest = 4000;
        var line = message.Length <= Longest ? message : $"{message[..Longest]}...";
        return line.Any(char.IsControl) ? string.Create(line.Length, line, static (target, source) =>
        {
            for (var i = 0; i < target.Length; i++) target[i] = char.IsControl(source[i]) ? ' ' : source[i];
        }) : line;
    }

    // Plain seconds below two minutes, else minutes: 5 s, 0.5 s, 3 min.
    private static string Seconds(TimeSpan time) =>
        time < TimeSpan.FromMinutes(2) ? $"{time.TotalSeconds:0.#} s" : $"{time.TotalMinutes:0.#} min";
}
