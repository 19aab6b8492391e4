using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Maestro.Engine.Model;

namespace Maestro.Engine.Lifecycle;

/// <summary>Makes the requests of an http check from its <c>requests_options</c>, as Python's requests makes them.</summary>
internal static class HttpAsking
{
    // As many as requests follows.
    private const int MostRedirections = 30;

    /// <summary>What sends them. The file of the authorities is read here.</summary>
    public static SocketsHttpHandler Handler(LifecycleCheck.Http check)
    {
        var options = check.Options ?? new RequestOptions();
        return new SocketsHttpHandler
        {
            UseProxy = false,
            PooledConnectionLifetime = TimeSpan.Zero,
            AllowAutoRedirect = options.AllowRedirects,
            MaxAutomaticRedirections = MostRedirections,
            SslOptions = Tls(options),
            Credentials = Credentials(check.Url, options),
        };
    }

    /// <summary>One request.</summary>
    public static HttpRequestMessage Request(LifecycleCheck.Http check)
    {
        var options = check.Options ?? new RequestOptions();
        var request = new HttpRequestMessage(new HttpMethod(check.Method), Url(check.Url, options)) { Content = Body(options) };
        if (options is { Username: { } user, Password: { } password }) request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Bytes($"{user}:{password.Value}")));
        foreach (var header in options.Headers) Add(request, header);
        return request;
    }

    // A header of the body, such as Content-Type, belongs to the body; the file's word goes before our own.
    private static void Add(HttpRequestMessage request, HttpHeader header)
    {
        if (header.Name.Equals("Authorization", StringComparison.OrdinalIgnoreCase)) request.Headers.Authorization = null;
        if (request.Headers.TryAddWithoutValidation(header.Name, header.Value.Value)) return;

        request.Content ??= new ByteArrayContent([]);
        request.Content.Headers.Remove(header.Name);
        request.Content.Headers.TryAddWithoutValidation(header.Name, header.Value.Value);
    }

    private static Uri Url(Uri url, RequestOptions options)
    {
        if (options.Parameters.IsEmpty) return url;

        var added = string.Join('&', options.Parameters.Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value.Value)}"));
        return new UriBuilder(url) { Query = url.Query.Length > 1 ? $"{url.Query}&{added}" : added }.Uri;
    }

    // A text is sent without a type, as requests does.
    private static ByteArrayContent? Body(RequestOptions options) => options switch
    {
        { Body: { } text } => new ByteArrayContent(Encoding.UTF8.GetBytes(text.Value)),
        { Form.IsEmpty: false } => new FormUrlEncodedContent(options.Form.Select(field => KeyValuePair.Create(field.Name, field.Value.Value))),
        { Json: { } json } => new ByteArrayContent(Encoding.UTF8.GetBytes(json.GetRawText())) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        _ => null,
    };

    // The header is sent unasked; these are for a redirection on the same server, which takes the header away.
    private static CredentialCache? Credentials(Uri url, RequestOptions options) => options is { Username: { } user, Password: { } password }
        ? new CredentialCache { { new Uri(url.GetLeftPart(UriPartial.Authority)), "Basic", new NetworkCredential(user, password.Value) } }
        : null;

    private static byte[] Bytes(string text) => text.Any(letter => letter > 0xFF) ? Encoding.UTF8.GetBytes(text) : Encoding.Latin1.GetBytes(text);

    [SuppressMessage("Security", "CA5359", Justification = "verify: false asks for it, by name, in the environment file")]
    private static SslClientAuthenticationOptions Tls(RequestOptions options)
    {
        if (!options.Verify) return new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, _, _, _) => true };
        if (options.AuthorityFile is not { } path) return new SslClientAuthenticationOptions();

        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(path);
        return new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
    }
}
