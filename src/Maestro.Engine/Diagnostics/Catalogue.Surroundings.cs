using System.Collections.Immutable;

namespace Maestro.Engine.Diagnostics;

// What an environment file says around its services: ships, registries, auditors.
public static partial class Catalogue
{
    private static ImmutableArray<CatalogueEntry> SurroundingsEntries =>
    [
        new("MSTR0140", "One of two keys that go together", "Add the other key, or remove this one: a certificate needs its key, a user name its password."),
        new("MSTR0141", "Unknown placeholder", "Use {what}, {action}, {who} and {message}. A brace that stands for itself is written twice, within {% raw %} where two open."),
        new("MSTR0142", "Daemon is not verified", "Give tls_ca_cert, the certificate of the authority that signed the daemon's, and leave tls_verify out."),
        new("MSTR0143", "Key without effect", "Remove it, or what the message says stands against it."),
    ];

    /// <summary>A key that says nothing without another.</summary>
    public static Diagnostic HalfOfAPair(SourceLocation location, string owner, string given, string missing) =>
        Error("MSTR0140", location, $"{owner} has '{given}' and no '{missing}': give both, or neither");

    /// <summary>A text with a placeholder that nobody fills.</summary>
    /// <param name="location">Where.</param>
    /// <param name="what">"'payload' of the http auditor".</param>
    /// <param name="found">"the placeholder {when}", "a brace that is not closed".</param>
    /// <param name="known">The placeholders that there are.</param>
    public static Diagnostic BadPlaceholder(SourceLocation location, string what, string found, IEnumerable<string> known) =>
        Error("MSTR0141", location, $"{what} has {found}: there are {string.Join(", ", known.Select(name => $"{{{name}}}"))}");

    /// <summary>A daemon to which we would hand everything, whoever it is.</summary>
    public static Diagnostic TlsUnverified(SourceLocation location, string ship, string reason) =>
        Warning("MSTR0142", location, $"ship '{ship}' is not verified: {reason}, so anyone in between can take its place");

    /// <summary>A key that changes nothing.</summary>
    public static Diagnostic KeyWithoutEffect(SourceLocation location, string what, string reason) =>
        Warning("MSTR0143", location, $"{what} has no effect: {reason}");
}
