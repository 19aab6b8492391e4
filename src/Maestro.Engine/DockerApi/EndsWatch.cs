using System.Globalization;
using System.Runtime.CompilerServices;
using Maestro.Engine.DockerApi.Contracts;
using Maestro.Engine.Ships;

namespace Maestro.Engine.DockerApi;

/// <summary>The stream of <c>die</c> events.</summary>
internal static class EndsWatch
{
    /// <summary>
    /// Returns when the head of the answer is there. The daemon sends it and subscribes in one go: who looks at a container after this either sees that it ended, or gets the event.
    /// </summary>
    public static async Task<IAsyncEnumerable<ContainerEnded>> OpenAsync(DockerConnection connection, string label, CancellationToken cancellationToken)
    {
        // Podman calls it "die" in what it tells and "died" in what it is asked for: it would tell nothing.
        var filters = new Dictionary<string, string[]> { ["type"] = ["container"], ["event"] = ["die", "died"], ["label"] = [label] };
        return ReadAsync(await EventStream.OpenAsync(connection, filters, cancellationToken), CancellationToken.None);
    }

    private static async IAsyncEnumerable<ContainerEnded> ReadAsync(DockerStream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var opened = stream;
        using var joined = CancellationTokenSource.CreateLinkedTokenSource(stream.Deadline.Token, cancellationToken);
        while (await stream.ReadLineAsync(DockerJson.Default.EventLine, joined.Token) is { } line)
        {
            if (line is { Action: "die" or "died", Actor.ID: { } id }) yield return new ContainerEnded(id, ExitCode(line.Actor.Attributes));
        }
    }

    // Docker's name for it, then Podman's.
    private static long? ExitCode(Dictionary<string, string>? attributes)
    {
        if (attributes is null) return null;
        var text = attributes.GetValueOrDefault("exitCode") ?? attributes.GetValueOrDefault("containerExitCode");
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code) ? code : null;
    }
}
