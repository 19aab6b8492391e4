using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Model;

/// <summary>How TLS is spoken with a daemon. Paths are full paths.</summary>
/// <param name="Verify">Whether the daemon's certificate is verified.</param>
public sealed record TlsSettings(bool Verify)
{
    /// <summary>Certificates of the authorities that are trusted; null: the system's.</summary>
    public string? AuthorityFile { get; init; }

    /// <summary>Our own certificate; null: we show none.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>The key of <see cref="CertificateFile"/>; given when that is.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Where TLS is asked for.</summary>
    public SourceLocation? Location { get; init; }
}
