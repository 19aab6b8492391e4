using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using Maestro.Engine.Ships;

namespace Maestro.Engine.DockerApi;

/// <summary>A container's log, read while it comes.</summary>
internal static class LogStream
{
    private const long NanosecondsPerTick = 100;

    /// <summary>Null when there is no such container, or it is being removed.</summary>
    public static async Task<IAsyncEnumerable<LogLine>?> OpenAsync(DockerConnection connection, string segment, string shown, LogRange range, CancellationToken cancellationToken)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"containers/{segment}/logs?stdout=1&stderr=1&timestamps=1&follow={(range.Follow ? 1 : 0)}&tail={(range.Last is { } last ? $"{last}" : "all")}");
        if (range.Since is { } since) path += $"&since={Seconds(since)}";
        var request = new DockerRequest(HttpMethod.Get, path, $"read log of {shown}", connection.Deadlines.Look) { Accepts = [HttpStatusCode.NotFound, HttpStatusCode.Conflict] };
        var stream = await connection.OpenAsync(request, cancellationToken);
        if (stream.Status is (int)HttpStatusCode.NotFound or (int)HttpStatusCode.Conflict)
        {
            stream.Dispose();
            return null;
        }

        stream.Deadline.Lift();
        return ReadAsync(stream, range, CancellationToken.None);
    }

    private static async IAsyncEnumerable<LogLine> ReadAsync(DockerStream stream, LogRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var opened = stream;
        var reader = new LogLineReader();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            // Nothing may be printed for hours. Without following, the daemon's silence has a limit; who reads the lines, such as a pager, has none.
            if (!range.Follow) stream.Deadline.Restart();
            var length = await stream.ReadAsync(buffer);
            stream.Deadline.Lift();
            if (length == 0) break;
            cancellationToken.ThrowIfCancellationRequested();
            reader.Feed(buffer.AsSpan(0, length));
            while (reader.TryTake(out var line))
            {
                if (!IsBefore(line, range)) yield return line;
            }
        }

        reader.Finish();
        while (reader.TryTake(out var line))
        {
            if (!IsBefore(line, range)) yield return line;
        }
    }

    // Podman takes the time in whole seconds, or not at all; and its lines tell whole seconds, too.
    private static bool IsBefore(LogLine line, LogRange range)
    {
        if (range.Since is not { } since || line.At == default) return false;

        var fraction = since.Ticks % TimeSpan.TicksPerSecond;
        return line.At < (line.At.Ticks % TimeSpan.TicksPerSecond == 0 ? since.AddTicks(-fraction) : since);
    }

    private static string Seconds(DateTimeOffset time)
    {
        var ticks = (time - DateTimeOffset.UnixEpoch).Ticks;
        return string.Create(CultureInfo.InvariantCulture, $"{ticks / TimeSpan.TicksPerSecond}.{ticks % TimeSpan.TicksPerSecond * NanosecondsPerTick:d9}");
    }
}
