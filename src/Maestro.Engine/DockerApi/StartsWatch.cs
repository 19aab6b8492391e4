using System.Runtime.CompilerServices;
using Maestro.Engine.DockerApi.Contracts;

namespace Maestro.Engine.DockerApi;

/// <summary>The stream of <c>start</c> events of one name.</summary>
internal static class StartsWatch
{
    private const long NanosecondsPerTick = 100;

    /// <summary>Returns when the daemon has accepted the watch: who reads the log after this misses no start.</summary>
    public static async Task<IAsyncEnumerable<DateTimeOffset>> OpenAsync(DockerConnection connection, string name, CancellationToken cancellationToken)
    {
        var filters = new Dictionary<string, string[]> { ["type"] = ["container"], ["event"] = ["start"], ["container"] = [name] };
        return ReadAsync(await EventStream.OpenAsync(connection, filters, cancellationToken), CancellationToken.None);
    }

    private static async IAsyncEnumerable<DateTimeOffset> ReadAsync(DockerStream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var opened = stream;
        using var joined = CancellationTokenSource.CreateLinkedTokenSource(stream.Deadline.Token, cancellationToken);
        while (await stream.ReadLineAsync(DockerJson.Default.EventLine, joined.Token) is { } line)
        {
            if (line.Action == "start") yield return DateTimeOffset.UnixEpoch.AddTicks(line.TimeNano / NanosecondsPerTick);
        }
    }
}
