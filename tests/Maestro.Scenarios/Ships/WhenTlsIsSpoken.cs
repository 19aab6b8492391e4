using System.Security.Cryptography;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Scenarios.Ships;

/// <summary>Ship 1 shows a good certificate, ship 2 one for another name, ship 3 one that is over.</summary>
public sealed class WhenTlsIsSpoken : IAsyncLifetime
{
    private const string NoServices = "  none: {image: IMAGE, omit: true, instances: {PREFIX-none: {ship: far}}}\n";

    private const string Nothing = "nothing is wrong";

    private Bed? _bed;

    private Bed Ships => _bed!;

    public async Task InitializeAsync()
    {
        if (Bed.WhyNot is not null) return;

        _bed = await Bed.UpAsync(3);
        await Task.WhenAll(
            Ships.Ships[0].StartAsync(Ships.Authority.Listening(Ships.Ships[0], [Ships.Ships[0].Ip])),
            Ships.Ships[1].StartAsync(Ships.Authority.Listening(Ships.Ships[1], ["other.example.test"])),
            Ships.Ships[2].StartAsync(Ships.Authority.Listening(Ships.Ships[2], [Ships.Ships[2].Ip], endsIn: TimeSpan.FromHours(-1))));
    }

    public async Task DisposeAsync()
    {
        if (_bed is not null) await _bed.DisposeAsync();
    }

    [BedFact]
    public async Task Keys_may_be_PKCS1_PKCS8_or_SEC1()
    {
        using var rsa = RSA.Create(2048);
        using var elliptic = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        foreach (var client in ((string, string)[])
        [
            Ships.Authority.Sign("pkcs1", own: rsa, pem: key => ((RSA)key).ExportRSAPrivateKeyPem()),
            Ships.Authority.Sign("pkcs8", own: rsa),
            Ships.Authority.Sign("sec1", own: elliptic, pem: key => ((ECDsa)key).ExportECPrivateKeyPem()),
            Ships.Authority.Sign("pkcs8ec", own: elliptic),
        ])
        {
            (await DoctorAsync(1, Client(client))).ShouldBe(Nothing);
        }
    }

    [BedFact]
    public async Task A_missing_file_is_named()
    {
        var (certificate, _) = Ships.Authority.Sign("client");

        (await DoctorAsync(1, Client((certificate, "/absent/key.pem")))).ShouldEndWith("TLS fails: tls_key /absent/key.pem cannot be used: there is no such file");
    }

    [BedFact]
    public async Task A_key_of_another_certificate_is_told()
    {
        var ((certificate, _), (_, other)) = (Ships.Authority.Sign("client"), Ships.Authority.Sign("other"));

        (await DoctorAsync(1, Client((certificate, other)))).ShouldEndWith($"tls_key {other} cannot be used: it is not the key of {certificate}, or is damaged");
    }

    [BedFact]
    public async Task An_encrypted_key_is_told()
    {
        var client = Ships.Authority.Sign("encrypted", pem: key => key.ExportEncryptedPkcs8PrivateKeyPem("secret", new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1000)));

        (await DoctorAsync(1, Client(client))).ShouldContain("it is encrypted");
    }

    [BedFact]
    public async Task An_authority_that_did_not_sign_the_daemons_certificate_is_told()
    {
        var strange = new BedAuthority(Path.Combine(Ships.Folder, "strange"));

        (await DoctorAsync(1, Client(Ships.Authority.Sign("client"), strange.File)))
            .ShouldEndWith($"TLS fails: its certificate (of CN=authority of tls) is not signed by an authority of {strange.File}: name the right authority in tls_ca_cert");
    }

    [BedFact]
    public async Task A_client_without_a_certificate_is_told_that_one_is_wanted() =>
        (await DoctorAsync(1, "")).ShouldEndWith("TLS fails: it takes no client without a certificate of its authority: name ours in tls_cert and tls_key, and see who signed it");

    [BedFact]
    public async Task A_client_whose_certificate_another_authority_signed_is_told() =>
        (await DoctorAsync(1, Client(new BedAuthority(Path.Combine(Ships.Folder, "strange")).Sign("stranger")))).ShouldContain("see who signed it");

    [BedFact]
    public async Task A_certificate_for_another_name_is_told() =>
        (await DoctorAsync(2, Client(Ships.Authority.Sign("client")))).ShouldEndWith(
            $"TLS fails: its certificate is for other.example.test, and not for {Ships.Ships[1].Ip}: name it so in 'endpoint', or give the daemon a certificate for {Ships.Ships[1].Ip}");

    [BedFact]
    public async Task A_certificate_that_is_over_is_told() => (await DoctorAsync(3, Client(Ships.Authority.Sign("client")))).ShouldContain("TLS fails: its certificate, or that of its authority, is not valid now (");

    [BedFact]
    public async Task Nothing_is_looked_at_where_the_file_says_so() => (await DoctorAsync(3, $"{Client(Ships.Authority.Sign("client"))}, tls_verify: false")).ShouldBe(Nothing);

    [BedFact]
    public async Task A_daemon_spoken_to_without_TLS_says_so()
    {
        using var environment = new FleetEnvironment($"  far: {{ip: {Ships.Ships[0].Ip}, docker_port: 2376}}\n", NoServices);

        (await WrongAsync(environment)).ShouldContain("it speaks TLS, and was spoken to without");
    }

    private static string Client((string Certificate, string Key) client, string? authority = null) =>
        $", tls_cert: {client.Certificate}, tls_key: {client.Key}{(authority is null ? "" : $", tls_ca_cert: {authority}")}";

    // What is wrong with the connection.
    private async Task<string> DoctorAsync(int ship, string keys)
    {
        var authority = keys.Contains("tls_ca_cert", StringComparison.Ordinal) ? "" : $", tls_ca_cert: {Ships.Authority.File}";
        using var environment = new FleetEnvironment($"  far: {{ip: {Ships.Ships[ship - 1].Ip}, tls: true{authority}{keys}}}\n", NoServices);
        return await WrongAsync(environment);
    }

    private static async Task<string> WrongAsync(FleetEnvironment environment)
    {
        var result = await environment.Conductor.DoctorAsync(new PlayRequest { File = environment.File }, CancellationToken.None);
        if (result.ExitCode == ExitCode.Done) return Nothing;

        result.ExitCode.ShouldBe(ExitCode.ShipUnreachable);
        return result.Findings.ShouldHaveSingleItem().Text;
    }
}
