using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Maestro.Engine.Model;

namespace Maestro.Engine.Lifecycle;

/// <summary>Asks once over HTTP. Every probe has a connection of its own, so that none is answered by a server that is about to go.</summary>
internal static class HttpProbe
{
    // A body that a regular expression is matched against; more than this is not a readiness page.
    private const int LargestBody = 4 * 1024 * 1024;

    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.Zero })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = LargestBody,
    };

    public static async Task<ProbeAnswer> RunAsync(LifecycleCheck.Http check, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(new HttpMethod(check.Method), check.Url);
            using var response = await Client.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
            if (check.MatchRegex is null)
            {
                return response.StatusCode == HttpStatusCode.OK ? ProbeAnswer.Pass : ProbeAnswer.Fail($"status {(int)response.StatusCode}");
            }

            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            return check.MatchRegex.IsMatch(body)
                ? ProbeAnswer.Pass
                : ProbeAnswer.Fail($"status {(int)response.StatusCode}, {body.Length} characters that do not match {check.MatchRegex}");
        }
        catch (InvalidOperationException fault)
        {
            // An answer in a character set that .NET does not know.
            return ProbeAnswer.Fail($"the answer cannot be read: {fault.Message}");
        }
        catch (RegexMatchTimeoutException fault)
        {
            return ProbeAnswer.Fail($"match_regex took longer than {fault.MatchTimeout.TotalSeconds:0.#} s on the answer");
        }
        catch (HttpRequestException fault)
        {
            return ProbeAnswer.Fail(fault.InnerException is SocketException socket ? TcpProbe.InWords(socket) : fault.Message);
        }
    }
}
