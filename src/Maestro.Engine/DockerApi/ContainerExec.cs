using System.Collections.Immutable;
using System.Text.Json;
using Maestro.Engine.DockerApi.Contracts;
using Maestro.Engine.Ships;

namespace Maestro.Engine.DockerApi;

/// <summary>A program that is run inside a container: made, started with its output attached, and asked how it ended.</summary>
internal static class ContainerExec
{
    // The output ends a moment before the daemon has written down how the program ended; a program that closes its outputs may go on for long.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    public static async Task<ExecEnded> RunAsync(DockerConnection connection, string segment, string shown, ImmutableArray<string> command, int lines, CancellationToken cancellationToken)
    {
        var words = $"run '{command[0]}' in {shown}";
        var making = new DockerRequest(HttpMethod.Post, $"containers/{segment}/exec", words, connection.Deadlines.Look)
        {
            Body = JsonSerializer.SerializeToUtf8Bytes(new ExecToCreate(command), DockerJson.Default.ExecToCreate),
        };
        var id = Uri.EscapeDataString(connection.Parse(making, (await connection.AskAsync(making, cancellationToken)).Body, DockerJson.Default.CreatedContainer).Id);
        var output = await ReadAsync(connection, id, words, lines, cancellationToken);

        var asking = new DockerRequest(HttpMethod.Get, $"exec/{id}/json", words, connection.Deadlines.Look);
        for (var pause = Moment; ; pause = pause < Longest ? pause * 1.5 : pause)
        {
            var state = connection.Parse(asking, (await connection.AskAsync(asking, cancellationToken)).Body, DockerJson.Default.InspectedExec);
            if (state is { Running: false, ExitCode: { } code }) return new ExecEnded(code, output);
            await Task.Delay(pause, connection.Clock, cancellationToken);
        }
    }

    private static async Task<ImmutableArray<string>> ReadAsync(DockerConnection connection, string id, string words, int lines, CancellationToken cancellationToken)
    {
        var starting = new DockerRequest(HttpMethod.Post, $"exec/{id}/start", words, connection.Deadlines.Look)
        {
            Body = JsonSerializer.SerializeToUtf8Bytes(new ExecToStart(), DockerJson.Default.ExecToStart),
        };
        using var stream = await connection.OpenAsync(starting, cancellationToken);
        stream.Deadline.Lift();
        var log = new LogReader(lines);
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer) is > 0 and var length) log.Feed(buffer.AsSpan(0, length));
        return log.Finish();
    }
}
