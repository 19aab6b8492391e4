using System.Net.Sockets;
using System.Text.Json;

namespace Maestro.MSBuild.Tests.EndToEnd;

/// <summary>The daemon that DOCKER_HOST names, asked directly: what the product says of itself is not what is believed here.</summary>
internal sealed class DockerDaemon : IDisposable
{
    private readonly HttpClient _http = new(Handler()) { BaseAddress = new Uri("http://docker/"), Timeout = TimeSpan.FromSeconds(30) };

    private static Uri Address => new(Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 } given ? given : "unix:///var/run/docker.sock");

    /// <summary>Address at which published ports are reached.</summary>
    public static string Ip => Environment.GetEnvironmentVariable("MAESTRO_TEST_SHIP_IP") is { Length: > 0 } ip ? ip : "127.0.0.1";

    /// <summary>Names and states of all containers of an environment, running or not: <c>/x-1 running</c>.</summary>
    public async Task<string[]> ContainersAsync(string environment) =>
        [.. (await ListAsync(environment)).Select(container => $"{container.GetProperty("Names")[0]} {container.GetProperty("State")}")];

    /// <summary>How many containers of the environment were created since <paramref name="since"/>.</summary>
    public async Task<int> CreatesAsync(string environment, DateTimeOffset since)
    {
        var filters = JsonSerializer.Serialize(new { type = new[] { "container" }, @event = new[] { "create" }, label = new[] { $"maestro.environment={environment}" } });
        var text = await _http.GetStringAsync(new Uri($"events?since={since.ToUnixTimeSeconds()}&until={DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 1}&filters={Uri.EscapeDataString(filters)}", UriKind.Relative));
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
    }

    /// <summary>Removes what a failed test left.</summary>
    public async Task RemoveAsync(string environment)
    {
        foreach (var container in await ListAsync(environment))
            (await _http.DeleteAsync(new Uri($"containers/{container.GetProperty("Id")}?force=1&v=1", UriKind.Relative))).Dispose();
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement[]> ListAsync(string environment)
    {
        var filters = JsonSerializer.Serialize(new { label = new[] { $"maestro.environment={environment}" } });
        var text = await _http.GetStringAsync(new Uri($"containers/json?all=1&filters={Uri.EscapeDataString(filters)}", UriKind.Relative));
        return JsonSerializer.Deserialize<JsonElement[]>(text)!;
    }

    private static SocketsHttpHandler Handler() => new()
    {
        UseProxy = false,
        ConnectCallback = async (_, cancellationToken) =>
        {
            var isUnix = Address.Scheme == "unix";
            var socket = isUnix ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                if (isUnix) await socket.ConnectAsync(new UnixDomainSocketEndPoint(Address.AbsolutePath), cancellationToken);
                else await socket.ConnectAsync(Address.Host, Address.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };
}
