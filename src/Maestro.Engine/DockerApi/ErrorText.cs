using System.Text;

namespace Maestro.Engine.DockerApi;

/// <summary>Body of an answer that says why something failed.</summary>
internal static class ErrorText
{
    // What is no daemon may answer with anything, also without an end.
    private const int Longest = 64 * 1024;

    // Every ship answers its first ping so, all ships at once. Doubled it comes to the longest.
    private const int Usual = 1024;

    public static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[Usual];
        var length = 0;
        while (await stream.ReadAsync(buffer.AsMemory(length), cancellationToken) is > 0 and var more)
        {
            length += more;
            if (length == Longest) break;
            if (length == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        }

        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}
