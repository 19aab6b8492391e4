using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Engine.Definition;

/// <summary>The keys of TLS, as a ship or <c>ship_defaults</c> has them. Paths are in full.</summary>
internal sealed record TlsKeys
{
    public bool IsOn { get; private init; }

    public bool? Verify { get; private init; }

    public string? AuthorityFile { get; private init; }

    public string? CertificateFile { get; private init; }

    public string? KeyFile { get; private init; }

    public static TlsKeys Read(MapReader map) => new()
    {
        IsOn = map.Flag("tls"),
        Verify = map.Choice("tls_verify"),
        AuthorityFile = map.FilePath("tls_ca_cert"),
        CertificateFile = map.FilePath("tls_cert"),
        KeyFile = map.FilePath("tls_key"),
    };

    /// <summary>
    /// The settings of a ship that speaks TLS. With an authority the daemon is verified unless the file says otherwise, where MaestroNG does not
    /// unless it is told to; without one, too, when it is told to: by the system's authorities.
    /// </summary>
    public TlsSettings Settings(Reading reading, MapReader ship, string name)
    {
        if (ship.Find("tls_cert") is null != ship.Find("tls_key") is null)
        {
            var (given, missing) = ship.Find("tls_cert") is null ? ("tls_key", "tls_cert") : ("tls_cert", "tls_key");
            reading.Faults.Add(Catalogue.HalfOfAPair(reading.At(ship.Find(given)!), ship.Owner, given, missing));
        }

        var verify = Verify ?? ship.Find("tls_ca_cert") is not null;
        if (!verify)
        {
            var (key, reason) = Verify == false ? ("tls_verify", "tls_verify is false") : ("tls", "there is no tls_ca_cert to verify it by");
            reading.Faults.Add(Catalogue.TlsUnverified(reading.At(ship.Find(key)!), name, reason));
        }

        return new TlsSettings(verify) { AuthorityFile = AuthorityFile, CertificateFile = CertificateFile, KeyFile = KeyFile, Location = reading.At(ship.Key("tls")!) };
    }
}
