using System.Diagnostics;
using System.Globalization;

namespace Maestro.Benchmarks;

/// <summary>Daemons of <see cref="ContainersInMemory"/> in a process of their own, so that what the engine's process takes is the engine's.</summary>
internal sealed class FleetOfFakes : IDisposable
{
    public const string Word = "daemons";

    private readonly Process _process;

    private FleetOfFakes(Process process, int[] ports) => (_process, Ports) = (process, ports);

    /// <summary>Where each of them listens.</summary>
    public IReadOnlyList<int> Ports { get; }

    public static FleetOfFakes Begin(int ships)
    {
        var process = Oneself.Start([Word, ships.ToString(CultureInfo.InvariantCulture)]);
        return new FleetOfFakes(process, [.. Line(process).Split(' ').Select(port => int.Parse(port, CultureInfo.InvariantCulture))]);
    }

    /// <summary>How many containers run on all of them, and how many there are: <c>5000 of 5000</c>.</summary>
    public string Count()
    {
        _process.StandardInput.WriteLine();
        return Line(_process);
    }

    /// <summary>The other side: says the ports, then counts whenever it is asked, until nobody can ask any more.</summary>
    public static async Task ServeAsync(int ships)
    {
        var daemons = Enumerable.Range(0, ships).Select(_ => new ContainersInMemory()).ToArray();
        await Console.Out.WriteLineAsync(string.Join(' ', daemons.Select(daemon => daemon.Port)));
        while (await Console.In.ReadLineAsync() is not null) await Console.Out.WriteLineAsync($"{daemons.Sum(daemon => daemon.Running)} of {daemons.Sum(daemon => daemon.Count)}");
        await Task.WhenAll(daemons.Select(daemon => daemon.DisposeAsync().AsTask()));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(30))) _process.Kill();
        _process.Dispose();
    }

    private static string Line(Process process) => process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("the fake daemons ended");
}
