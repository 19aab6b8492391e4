using System.Collections.Immutable;
using System.Globalization;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Registries;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Doctor;

/// <summary>Looks a ship over, and leaves it as it was.</summary>
internal static class ShipExamination
{
    // Beyond that, times of logs and of runs mislead.
    private static readonly TimeSpan MostSkew = TimeSpan.FromSeconds(2);

    // Below that, pulls and containers begin to fail.
    private const long LeastFree = 1L << 30;

    // The engine's own pools hold that many bridge networks: 172.17–172.31, and sixteen of 192.168.0.0/16.
    private const int OwnNetworks = 31;

    /// <summary>The findings, one or more.</summary>
    /// <param name="ship">The ship.</param>
    /// <param name="host">Reaches it.</param>
    /// <param name="images">What is pulled on it.</param>
    /// <param name="logins">Where logins come from.</param>
    /// <param name="clock">This machine's clock.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<ImmutableArray<Finding>> OfAsync(Ship ship, Func<IDockerHost> host, IEnumerable<string> images, LoginFinder logins, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            var asked = clock.GetUtcNow();
            var facts = await host().ExamineAsync(cancellationToken);
            var answered = clock.GetUtcNow();
            return
            [
                new Finding(ship.Name, "engine", $"{facts.Version} on {facts.Platform}, API {facts.LeastApi} to {facts.LatestApi}, spoken to in {facts.UsedApi}"),
                Clock(ship, facts, asked, answered),
                await DiskAsync(ship, host(), facts, cancellationToken),
                Networks(ship, facts),
                .. (await ShipLogins.ReviewAsync(host(), images, logins, cancellationToken)).Select(review => Login(ship, review)),
                .. facts.Warnings.Select(warning => new Finding(ship.Name, "engine", warning, Severity.Warning)),
            ];
        }
        catch (ShipException fault)
        {
            var diagnostic = ShipDiagnostics.From(fault);
            return [new Finding(ship.Name, "connection", diagnostic.Message, Severity.Error, diagnostic.Code)];
        }
    }

    private static Finding Login(Ship ship, LoginReview review) => review switch
    {
        { Fault: { } fault } => new Finding(ship.Name, "registry", fault.Message, fault.Severity, fault.Code),
        { Login: { } login } => new Finding(ship.Name, "registry", $"{review.Registry} takes the login of {login.Who} ({login.Source})"),
        _ => new Finding(ship.Name, "registry", $"{review.Registry} is asked without a login"),
    };

    // The daemon's time is of some moment between the question and the answer.
    private static Finding Clock(Ship ship, EngineFacts facts, DateTimeOffset asked, DateTimeOffset answered)
    {
        if (facts.Time is not { } time) return new Finding(ship.Name, "clock", "the engine does not tell its time");
        var skew = time < asked ? time - asked : time > answered ? time - answered : TimeSpan.Zero;
        if (skew.Duration() <= MostSkew) return new Finding(ship.Name, "clock", "in step with this machine's");
        return new Finding(ship.Name, "clock", string.Create(CultureInfo.InvariantCulture, $"{skew.Duration().TotalSeconds:0.#} s {(skew < TimeSpan.Zero ? "behind" : "ahead of")} this machine's: let both follow the same time servers"), Severity.Warning);
    }

    // The API does not tell how much is free; the file system of this machine does where the engine runs on it. Whether anything is free a ship tells by taking something.
    private static async Task<Finding> DiskAsync(Ship ship, IDockerHost host, EngineFacts facts, CancellationToken cancellationToken)
    {
        const string Remedy = "make room there, for one by 'docker system prune'";
        try
        {
            await host.TryDiskAsync(cancellationToken);
        }
        catch (ShipException fault) when (fault.Fault == ShipFault.Refused)
        {
            var isFull = fault.Reason.Contains("no space left", StringComparison.Ordinal) || fault.Reason.Contains("quota", StringComparison.Ordinal);
            return new Finding(ship.Name, "disk", isFull ? $"full at {facts.RootDirectory} ({fault.Reason}): {Remedy}" : $"nothing can be written at {facts.RootDirectory}: {fault.Reason}", Severity.Error);
        }

        if (ship.Address is not ShipAddress.UnixSocket || !Directory.Exists(facts.RootDirectory)) return new Finding(ship.Name, "disk", $"takes what is written; how much is free only the ship can tell: df {facts.RootDirectory}");

        var drive = new DriveInfo(facts.RootDirectory);
        var text = $"{Size(drive.AvailableFreeSpace)} of {Size(drive.TotalSize)} free at {facts.RootDirectory}";
        return drive.AvailableFreeSpace >= LeastFree ? new Finding(ship.Name, "disk", text) : new Finding(ship.Name, "disk", $"{text}: {Remedy}", Severity.Warning);
    }

    private static Finding Networks(Ship ship, EngineFacts facts)
    {
        var room = facts.Pools.IsEmpty ? OwnNetworks : facts.Pools.Sum(pool => 1L << Math.Min(pool.Network - pool.Pool, 30));
        var text = string.Create(CultureInfo.InvariantCulture, $"{facts.Networks} of {room} address ranges for bridge networks taken");
        return facts.Networks < room * 9 / 10
            ? new Finding(ship.Name, "networks", text)
            : new Finding(ship.Name, "networks", $"{text}: remove what is not used by 'docker network prune', or widen default-address-pools of the engine", Severity.Warning);
    }

    private static string Size(long bytes) => bytes >= 1L << 30
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.#} GiB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 20):0} MiB");
}
