using System.Text.Json;
using Maestro.Engine.DockerApi.Contracts;

namespace Maestro.Engine.DockerApi;

/// <summary>The daemon's stream of events.</summary>
internal static class EventStream
{
    /// <summary>Returns when the daemon has accepted the watch.</summary>
    public static async Task<DockerStream> OpenAsync(DockerConnection connection, Dictionary<string, string[]> filters, CancellationToken cancellationToken)
    {
        var path = $"events?filters={Uri.EscapeDataString(JsonSerializer.Serialize(filters, DockerJson.Default.DictionaryStringStringArray))}";
        var stream = await connection.OpenAsync(new DockerRequest(HttpMethod.Get, path, "watch events", connection.Deadlines.Short), cancellationToken);

        // Nothing may happen for hours. That the ship is still there is seen to by the connection's keep-alive.
        stream.Deadline.Lift();
        return stream;
    }
}
