using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Maestro.Testing.Builds;

/// <summary>A test of the sample solution that runs and waits to be told how to end.</summary>
public sealed class Call : IDisposable
{
    private readonly TcpClient _client;

    private Call(TcpClient client, Said said) => (_client, What) = (client, said);

    public Said What { get; }

    public static async Task<Call> TakeAsync(TcpClient client, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(client.GetStream(), leaveOpen: true);
        var line = await reader.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("The test hung up before it said anything.");
        return new Call(client, JsonSerializer.Deserialize<Said>(line)!);
    }

    public async Task EndAsync(string verdict) => await _client.GetStream().WriteAsync(Encoding.UTF8.GetBytes($"{verdict}\n"));

    public void Dispose() => _client.Dispose();

    /// <summary>What the test process found.</summary>
    /// <param name="Project">Its project.</param>
    /// <param name="Endpoint">The value of the variable that <c>E2E_VARIABLE</c> names.</param>
    /// <param name="File">The text of <c>maestro.endpoints.json</c>.</param>
    /// <param name="Reached">Whether something listens at the endpoint.</param>
    public sealed record Said(string Project, string? Endpoint, string? File, bool Reached);
}
