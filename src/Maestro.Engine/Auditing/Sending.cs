using System.Globalization;

namespace Maestro.Engine.Auditing;

/// <summary>Requests whose addresses and headers may hold credentials: what goes wrong is told without them.</summary>
internal static class Sending
{
    // An answer is looked at only for how it was taken.
    private const int LongestAnswer = 64 * 1024;

    /// <summary>Sends it; the answer is to be disposed of.</summary>
    /// <exception cref="AuditFault">There is no answer, or one that says no.</exception>
    public static async Task<HttpResponseMessage> SendAsync(HttpClient http, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (answer.IsSuccessStatusCode) return answer;

            using (answer) throw new AuditFault(string.Create(CultureInfo.InvariantCulture, $"{Host(request)} answered with status {(int)answer.StatusCode}"));
        }
        catch (HttpRequestException fault)
        {
            throw new AuditFault($"{Host(request)}: {(fault.InnerException ?? fault).Message}");
        }
    }

    /// <summary>The text of an answer, no more than is worth reading.</summary>
    public static async Task<string> TextAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[LongestAnswer];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return System.Text.Encoding.UTF8.GetString(buffer, 0, length);
    }

    // Path and query may be the credential.
    private static string Host(HttpRequestMessage request) => request.RequestUri!.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
}
