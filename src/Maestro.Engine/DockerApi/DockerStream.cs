using System.Text;
using System.Text.Json.Serialization.Metadata;

namespace Maestro.Engine.DockerApi;

/// <summary>An answer that is read while it comes.</summary>
internal sealed class DockerStream(DockerConnection connection, DockerRequest request, Deadline deadline, HttpResponseMessage response, Stream body) : IDisposable
{
    private readonly StreamReader _lines = new(body);

    /// <summary>The answer's HTTP status.</summary>
    public int Status => (int)response.StatusCode;

    /// <summary>The time limit.</summary>
    public Deadline Deadline => deadline;

    /// <summary>The next line of JSON; null at the end.</summary>
    public async Task<T?> ReadLineAsync<T>(JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        while (true)
        {
            var line = await connection.GuardAsync(request, deadline, async () => await _lines.ReadLineAsync(cancellationToken));
            if (line is null) return null;
            if (!string.IsNullOrWhiteSpace(line)) return connection.Parse(request, Encoding.UTF8.GetBytes(line), type);
        }
    }

    /// <summary>The next bytes; 0 at the end.</summary>
    public async Task<int> ReadAsync(Memory<byte> buffer) => await connection.GuardAsync(request, deadline, async () => await body.ReadAsync(buffer, deadline.Token));

    public void Dispose()
    {
        _lines.Dispose();
        response.Dispose();
        deadline.Dispose();
    }
}
