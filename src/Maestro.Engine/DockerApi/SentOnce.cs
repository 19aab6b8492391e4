using System.Net;

namespace Maestro.Engine.DockerApi;

/// <summary>
/// A body that goes out once. The HTTP client sends a request again by itself when a connection that it kept breaks before the answer begins; what must not be
/// done twice is to be told as lost instead.
/// </summary>
internal sealed class SentOnce(byte[] body) : HttpContent
{
    private bool _sent;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _sent, true)) throw new IOException("the connection broke after the request was sent");
        return stream.WriteAsync(body, cancellationToken).AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
