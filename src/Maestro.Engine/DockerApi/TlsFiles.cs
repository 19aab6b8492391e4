using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Engine.DockerApi;

/// <summary>The certificates and the key that the settings of a ship name, read.</summary>
/// <param name="Certificate">Our own, with its key; null: none.</param>
/// <param name="Authorities">Those that are trusted; null: the system's.</param>
internal sealed record TlsFiles(SslStreamCertificateContext? Certificate, X509Certificate2Collection? Authorities)
{
    /// <summary>Reads them: PEM, the key as PKCS#1, PKCS#8 or SEC 1.</summary>
    /// <exception cref="ConnectException">A file is missing or not what it should be.</exception>
    public static TlsFiles Read(TlsSettings settings) => new(Own(settings), Trusted(settings));

    /// <summary>How the daemon's certificate is looked at. A private authority offers no lists of what it revoked.</summary>
    public X509ChainPolicy Policy()
    {
        var policy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck };
        if (Authorities is null) return policy;

        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(Authorities);
        return policy;
    }

    private static X509Certificate2Collection? Trusted(TlsSettings settings)
    {
        if (settings.AuthorityFile is not { } file) return null;

        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPem(Text("tls_ca_cert", file));
        return authorities.Count > 0 ? authorities : throw Wrong("tls_ca_cert", file, "it holds no certificate in PEM");
    }

    private static SslStreamCertificateContext? Own(TlsSettings settings)
    {
        if (settings is not { CertificateFile: { } file, KeyFile: { } keyFile }) return null;

        var (text, key) = (Text("tls_cert", file), Text("tls_key", keyFile));
        if (!text.Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal)) throw Wrong("tls_cert", file, "it holds no certificate in PEM");
        if (!key.Contains("PRIVATE KEY-----", StringComparison.Ordinal)) throw Wrong("tls_key", keyFile, "it holds no private key in PEM");
        if (key.Contains("ENCRYPTED", StringComparison.Ordinal)) throw Wrong("tls_key", keyFile, "it is encrypted; nobody is there to ask for its passphrase: give a key without one");
        try
        {
#pragma warning disable CA2000 // It lives as long as the ship's connections.
            var certificate = X509Certificate2.CreateFromPem(text, key);
#pragma warning restore CA2000
            var chain = new X509Certificate2Collection();
            chain.ImportFromPem(text);

            // A key that lives in memory only is of no use to TLS on Windows.
            if (OperatingSystem.IsWindows()) certificate = X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
            return SslStreamCertificateContext.Create(certificate, chain, offline: true);
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException)
        {
            throw Wrong("tls_key", keyFile, $"it is not the key of {file}, or is damaged");
        }
    }

    private static string Text(string key, string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Wrong(key, file, "there is no such file");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Wrong(key, file, OneLine.Of(fault.Message));
        }
    }

    private static ConnectException Wrong(string key, string file, string reason) => new(ShipFault.Tls, $"{key} {file} cannot be used: {reason}");
}
