using System.Text;

namespace Maestro.Engine.DockerApi;

/// <summary>Body of an answer that says why something failed.</summary>
internal static class ErrorText
{
    // What is no daemon may answer with anything, also without an end.
    private const int Longest = 64 * 1024;

    public static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[Longest];
        var length = await stream.ReadAtLeastAsync(buffer, Longest, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}
