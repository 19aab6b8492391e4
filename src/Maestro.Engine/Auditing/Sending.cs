using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Maestro.Engine.Model;

namespace Maestro.Engine.Auditing;

/// <summary>Requests whose addresses and headers may hold credentials: what goes wrong is told without them.</summary>
internal static class Sending
{
    // An answer is looked at only for how it was taken.
    private const int LongestAnswer = 64 * 1024;

    /// <summary>Adds a header; the file's word goes before our own, also of what belongs to the body.</summary>
    /// <exception cref="AuditFault">No request can hold it.</exception>
    public static void Add(HttpRequestMessage request, HttpHeader header)
    {
        if (header.Fault is { } reason) throw new AuditFault($"header '{header.Name}' cannot be sent: {reason}");
        if (request.Headers.TryAddWithoutValidation(header.Name, header.Value.Value)) return;

        request.Content ??= new ByteArrayContent([]);
        request.Content.Headers.Remove(header.Name);
        request.Content.Headers.TryAddWithoutValidation(header.Name, header.Value.Value);
    }

    /// <summary>Sends it; the answer is to be disposed of.</summary>
    /// <exception cref="AuditFault">There is no answer, or one that says no.</exception>
    public static async Task<HttpResponseMessage> SendAsync(HttpClient http, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // As Python's requests does; HttpClient leaves it out.
        if (request is { RequestUri.UserInfo: { Length: > 0 } user, Headers.Authorization: null })
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(user))));
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
    /// <exception cref="AuditFault">It breaks off.</exception>
    public static async Task<string> TextAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
            var buffer = new byte[LongestAnswer];
            var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
            return Encoding.UTF8.GetString(buffer, 0, length);
        }
        catch (IOException fault)
        {
            throw new AuditFault($"{Host(answer.RequestMessage!)}: {fault.Message}");
        }
    }

    // Path and query may be the credential.
    private static string Host(HttpRequestMessage request) => request.RequestUri!.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
}
