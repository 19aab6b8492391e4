using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Maestro.Testing;

namespace Maestro.Scenarios.Ships;

/// <summary>Docker hosts of a test's own on this machine, each with an address of its own, and the ways in which they fail. See <c>build/test-bed.sh</c>.</summary>
internal sealed class Bed : IAsyncDisposable
{
    private static readonly string Script = Path.Combine(Root(AppContext.BaseDirectory), "build", "test-bed.sh");

    private readonly string _folder;

    private Bed(string folder, int ships)
    {
        _folder = folder;
        Network = $"10.77.{File.ReadAllText(Path.Combine(folder, "number")).Trim()}";
        Ships = [.. Enumerable.Range(1, ships).Select(number => new BedShip(this, number))];
        Authority = new BedAuthority(Path.Combine(folder, "tls"));
    }

    /// <summary>Why there can be none here; null: there can.</summary>
    public static string? WhyNot =>
        (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess) || Environment.GetEnvironmentVariable("CI") == "true" ? null : "needs Docker hosts of its own, which only root on Linux can make";

    /// <summary>The ships, from number 1.</summary>
    public ImmutableArray<BedShip> Ships { get; }

    /// <summary>The first three numbers of their addresses; <c>.1</c> is this machine.</summary>
    public string Network { get; }

    /// <summary>Files of a test.</summary>
    public string Folder => _folder;

    /// <summary>Who signs the certificates of the ships.</summary>
    public BedAuthority Authority { get; }

    /// <summary>Ships without daemons.</summary>
    public static async Task<Bed> UpAsync(int ships) => new(await RunAsync("up", Text(ships)), ships);

    /// <summary>Ships whose daemons listen on plain TCP and have the test image.</summary>
    public static async Task<Bed> OpenAsync(int ships)
    {
        var bed = await UpAsync(ships);
        try
        {
            await Task.WhenAll(bed.Ships.Select(ship => ship.StartAsync(ship.PlainTcp)));
            await bed.LoadImagesAsync();
            return bed;
        }
        catch
        {
            await bed.DisposeAsync();
            throw;
        }
    }

    /// <summary>Gives every ship the test image.</summary>
    public async Task LoadImagesAsync()
    {
        using var source = new RawDaemon(TestDaemon.Address);
        var image = await source.GetAsync($"images/{TestImages.Busybox}/get");
        await Task.WhenAll(Ships.Select(async ship =>
        {
            using var daemon = ship.Daemon();
            await daemon.PostAsync("images/load", image, "application/x-tar");
        }));
    }

    /// <summary>A word of the script on this bed; what it printed.</summary>
    public Task<string> DoAsync(string word, params string[] arguments) => RunAsync([word, _folder, .. arguments]);

    public async ValueTask DisposeAsync() => await DoAsync("down");

    internal static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", [Script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? (await output).Trim() : throw new InvalidOperationException($"test-bed.sh {string.Join(' ', arguments)} ended with {process.ExitCode}: {await error}");
    }

    private static string Root(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "Maestro.Cake.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The tests do not run within the checkout.");
    }
}
