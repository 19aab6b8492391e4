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
        new("MSTR0143", "Key without effect", "Remove it, or what the message says stands against it, or add what the message names."),
        new("MSTR0144", "Ship provider fails", "Run the program by hand in the folder of the environment file: it is to print the map of ships as JSON within 30 s, and to end with 0. For docker contexts see 'docker context ls'."),
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

    /// <summary>The program that is to tell the ships does not.</summary>
    public static Diagnostic ProviderFails(SourceLocation location, string program, string reason) =>
        Error("MSTR0144", location, $"the ship provider '{program}' tells no ships: {reason}");

    /// <summary>A docker context that cannot be a ship.</summary>
    public static Diagnostic ContextUnusable(SourceLocation location, string context, string reason) =>
        Error("MSTR0144", location, $"the docker context '{context}' cannot be a ship: {reason}");

    /// <summary>A key that changes nothing.</summary>
    public static Diagnostic KeyWithoutEffect(SourceLocation location, string what, string reason) =>
        Warning("MSTR0143", location, $"{what} has no effect: {reason}");
}
