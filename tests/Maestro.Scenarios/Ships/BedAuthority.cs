using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Maestro.Scenarios.Ships;

/// <summary>An authority that signs certificates for ships and clients, as PEM files in a folder.</summary>
internal sealed class BedAuthority
{
    private readonly string _folder;
    private readonly Lazy<X509Certificate2> _certificate;

    public BedAuthority(string folder)
    {
        _folder = folder;
        _certificate = new Lazy<X509Certificate2>(Found);
    }

    /// <summary>Its own certificate.</summary>
    public string File
    {
        get
        {
            _ = _certificate.Value;
            return Path.Combine(_folder, "ca.pem");
        }
    }

    /// <summary>A certificate for names and addresses; without any, for a client. The files of it and of its key.</summary>
    public (string Certificate, string Key) Sign(string file, IEnumerable<string>? names = null, TimeSpan? endsIn = null, AsymmetricAlgorithm? own = null, Func<AsymmetricAlgorithm, string>? pem = null)
    {
        using var made = own is null ? ECDsa.Create(ECCurve.NamedCurves.nistP256) : null;
        var key = own ?? made!;
        var request = key is RSA rsa ? new CertificateRequest($"CN={file}", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1) : new CertificateRequest($"CN={file}", (ECDsa)key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names ?? [])
        {
            if (IPAddress.TryParse(name, out var address)) alternatives.AddIpAddress(address);
            else alternatives.AddDnsName(name);
        }

        if (names is not null) request.CertificateExtensions.Add(alternatives.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(names is null ? "1.3.6.1.5.5.7.3.2" : "1.3.6.1.5.5.7.3.1")], critical: false));
        var ends = DateTimeOffset.UtcNow + (endsIn ?? TimeSpan.FromDays(1));
        using var signed = request.Create(_certificate.Value.SubjectName, X509SignatureGenerator.CreateForECDsa(_certificate.Value.GetECDsaPrivateKey()!), ends.AddDays(-2), ends, RandomNumberGenerator.GetBytes(8));
        var (certificate, keyFile) = (Path.Combine(_folder, $"{file}.pem"), Path.Combine(_folder, $"{file}-key.pem"));
        System.IO.File.WriteAllText(certificate, signed.ExportCertificatePem());
        System.IO.File.WriteAllText(keyFile, pem is null ? key.ExportPkcs8PrivateKeyPem() : pem(key));
        return (certificate, keyFile);
    }

    /// <summary>The daemon's options for listening on port 2376 with a certificate for these names.</summary>
    public string[] Listening(BedShip ship, IEnumerable<string> names, TimeSpan? endsIn = null)
    {
        var (certificate, key) = Sign($"{ship.Name}-{Guid.NewGuid():N}"[..16], names, endsIn);
        return ["-H", $"tcp://{ship.Ip}:2376", "--tlsverify", "--tlscacert", File, "--tlscert", certificate, "--tlskey", key];
    }

    private X509Certificate2 Found()
    {
        Directory.CreateDirectory(_folder);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=authority of {Path.GetFileName(_folder)}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-5), DateTimeOffset.UtcNow.AddDays(5));
        System.IO.File.WriteAllText(Path.Combine(_folder, "ca.pem"), certificate.ExportCertificatePem());
        return certificate;
    }
}
