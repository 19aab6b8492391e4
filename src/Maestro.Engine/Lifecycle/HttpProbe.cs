using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Maestro.Engine.Model;

namespace Maestro.Engine.Lifecycle;

/// <summary>Asks once over HTTP. Every try has a connection of its own, so that none is answered by a server that is about to go.</summary>
internal sealed class HttpProbe(LifecycleCheck.Http check) : Probe
{
    // A body that a regular expression is matched against; more than this is not a readiness page.
    private const int LargestBody = 4 * 1024 * 1024;

    private HttpClient? _client;

    public override TimeSpan LongestTry => check.Options?.Timeout ?? base.LongestTry;

    public override async Task<ProbeAnswer> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            var client = _client ??= Client();
            using var request = HttpAsking.Request(check);
            return await AskAsync(client, request, cancellationToken);
        }
        catch (Exception fault) when (fault is CryptographicException || (fault is IOException or UnauthorizedAccessException && _client is null))
        {
            return ProbeAnswer.Never($"the authorities in {check.Options!.AuthorityFile} cannot be read: {fault.Message}");
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
            return ProbeAnswer.Fail(InWords(fault));
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _client?.Dispose();
        base.Dispose(disposing);
    }

#pragma warning disable CA2000 // The client owns the handler and disposes it.
    private HttpClient Client() => new(HttpAsking.Handler(check), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LargestBody };
#pragma warning restore CA2000

    private async Task<ProbeAnswer> AskAsync(HttpClient client, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var wanted = check.MatchRegex is null ? HttpCompletionOption.ResponseHeadersRead : HttpCompletionOption.ResponseContentRead;
        using var response = await client.SendAsync(request, wanted, cancellationToken);
        var status = (int)response.StatusCode;
        if (check.MatchRegex is null) return response.StatusCode == HttpStatusCode.OK ? ProbeAnswer.Pass : ProbeAnswer.Fail($"status {status}");

        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        return check.MatchRegex.IsMatch(body) ? ProbeAnswer.Pass : ProbeAnswer.Fail($"status {status}, {body.Length} characters that do not match {check.MatchRegex}");
    }

    // What TLS or the network says is deepest inside.
    private static string InWords(HttpRequestException fault)
    {
        if (fault.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded) return $"the answer is longer than {LargestBody / 1024 / 1024} MiB";

        Exception deepest = fault;
        while (deepest.InnerException is { } inner) deepest = inner;
        return deepest is SocketException socket ? TcpProbe.InWords(socket) : deepest.Message;
    }
}
