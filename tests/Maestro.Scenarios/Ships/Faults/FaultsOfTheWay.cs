using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;

namespace Maestro.Scenarios.Ships.Faults;

/// <summary>Rows of the matrix: TLS, SSH and versions of the API that do not fit.</summary>
public sealed class FaultsOfTheWay
{
    internal static ImmutableArray<Fault> Faults { get; } =
    [
        Tls("TLS: wrong authority", bed => [bed.Ships[1].Ip], bed => Client(bed.Authority.Sign("client"), new BedAuthority(Path.Combine(bed.Folder, "strange")).File), "not signed by an authority"),
        Tls("TLS: wrong name", _ => ["other.example.test"], bed => Client(bed.Authority.Sign("client"), bed.Authority.File), "its certificate is for other.example.test"),
        Tls("TLS: no client certificate", bed => [bed.Ships[1].Ip], bed => $", tls: true, tls_ca_cert: {bed.Authority.File}", "no client without a certificate"),
        Tls("TLS: expired", bed => [bed.Ships[1].Ip], bed => Client(bed.Authority.Sign("client"), bed.Authority.File), "not valid now", TimeSpan.FromHours(-1)),
        Ssh("SSH: wrong host key", server => server.Tunnel.Replace(server.KnownHosts, server.WronglyKnownHosts, StringComparison.Ordinal), "shows another host key"),
        Ssh("SSH: unknown host", server => server.Tunnel.Replace(server.KnownHosts, "/dev/null", StringComparison.Ordinal), "host key is not in"),
        Ssh("SSH: wrong key", server => server.Tunnel.Replace(server.Key, server.StrangeKey, StringComparison.Ordinal), "refuses the login"),
        Ssh("SSH: a server of one session", server => server.Tunnel, "", more: "MaxSessions 1") with { ExitCodes = Fault.Each(ExitCode.Done) },
        Ssh("SSH: server killed in mid-play and started again", server => server.Tunnel, "") with
        {
            InMidPlay = true,
            Strike = async ship =>
            {
                await ship.RunAsync("sh", "-c", "pkill -KILL sshd; true");
                await SshServer.StartAgainAsync(ship);
            },
            ExitCodes = [[ExitCode.Done], [ExitCode.Done, ExitCode.ShipUnreachable], [ExitCode.Done], [ExitCode.Done]],
        },
        Ssh("SSH: tunnel cut in mid-play", server => server.Tunnel, "ship2") with
        {
            InMidPlay = true,
            Strike = ship => ship.LinkAsync(isUp: false),
            Mend = ship => ship.LinkAsync(isUp: true),
            ExitCodes = [[ExitCode.ShipUnreachable], [ExitCode.Done, ExitCode.ShipUnreachable], [ExitCode.ShipUnreachable], [ExitCode.Done, ExitCode.ShipUnreachable]],
            Within = 25,
        },
        new("API version out of range") { Way = _ => Keys(", api_version: '1.46'"), Says = "its api_version is 1.46", Within = 3 },
    ];

    public static TheoryData<string> Names => [.. Faults.Select(fault => fault.Name)];

    [BedTheory]
    [MemberData(nameof(Names))]
    public Task Are_met_by_every_play(string fault) => FaultMatrix.MeetAsync(Faults, fault);

    private static Fault Tls(string name, Func<Bed, IEnumerable<string>> names, Func<Bed, string> keys, string says, TimeSpan? endsIn = null) => new(name)
    {
        Daemon = bed => bed.Authority.Listening(bed.Ships[1], names(bed), endsIn),
        Plainly = ship => $", socket_path: {ship.File("/run/docker.sock")}",
        Way = bed => Keys(keys(bed)),
        Says = says,
        Within = 3,
    };

    private static Fault Ssh(string name, Func<SshServer, string> keys, string says, string more = "") => new(name)
    {
        Way = async bed =>
        {
            var server = await SshServer.StartAsync(bed.Ships[1], more);
            return ($", {keys(server)}", server);
        },
        Says = says,
    };

    private static string Client((string Certificate, string Key) client, string authority) => $", tls: true, tls_ca_cert: {authority}, tls_cert: {client.Certificate}, tls_key: {client.Key}";

    private static Task<(string, IAsyncDisposable?)> Keys(string keys) => Task.FromResult((keys, (IAsyncDisposable?)null));
}
