using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.RegularExpressions;
using Maestro.Engine.Lifecycle;
using Maestro.Engine.Model;

namespace Maestro.Engine.Tests.Lifecycle;

public sealed class WhenAPageIsAsked
{
    private readonly ConcurrentQueue<string> _requests = new();

    [Theory]
    [InlineData("200 OK", true, "passed")]
    [InlineData("204 No Content", false, "status 204")]
    [InlineData("503 Busy", false, "status 503")]
    public async Task Without_a_pattern_the_status_must_be_200(string status, bool passes, string text)
    {
        await using var server = Listener.Answering(_ => Answer(status, "ready"));

        var answer = await AskAsync(Check(server));

        (answer.Passed, answer.Text).ShouldBe((passes, text));
    }

    [Theory]
    [InlineData("is.*ready", true, "passed")]
    [InlineData("^ready", false, "status 503, 16 characters that do not match ^ready")]
    public async Task With_one_only_the_body_counts_and_a_dot_is_a_newline_too(string pattern, bool passes, string text)
    {
        await using var server = Listener.Answering(_ => Answer("503 Busy", "all is\nnow ready"));

        var answer = await AskAsync(Check(server) with { MatchRegex = new Regex(pattern, RegexOptions.Singleline) });

        (answer.Passed, answer.Text).ShouldBe((passes, text));
    }

    [Fact]
    public async Task The_request_is_made_as_its_options_say()
    {
        await using var server = Listener.Answering(_ => Answer("200 OK", ""), _requests);

        await AskAsync(Check(server, "HEAD") with
        {
            Options = new RequestOptions
            {
                Headers = [new HttpHeader("X-Trace", new Secret("abc")), new HttpHeader("Host", new Secret("shop.example"))],
                Username = "alice",
                Password = new Secret("s3cret"),
                Parameters = [new HttpField("q", new Secret("a b&c")), new HttpField("q", new Secret("2"))],
            },
        });

        var request = _requests.ShouldHaveSingleItem();
        request.ShouldStartWith("HEAD /health?deep=1&q=a%20b%26c&q=2 HTTP/1.1\r\n");
        request.ShouldContain("\r\nX-Trace: abc\r\n");
        request.ShouldContain("\r\nHost: shop.example\r\n");
        request.ShouldContain("\r\nAuthorization: Basic YWxpY2U6czNjcmV0\r\n");
    }

    [Fact]
    public async Task A_body_is_sent_as_text_form_or_JSON()
    {
        await using var server = Listener.Answering(_ => Answer("200 OK", ""), _requests);

        await AskAsync(Check(server, "POST") with { Options = new RequestOptions { Body = new Secret("as it is") } });
        await AskAsync(Check(server, "POST") with { Options = new RequestOptions { Form = [new HttpField("a", new Secret("1 2"))] } });
        await AskAsync(Check(server, "POST") with { Options = new RequestOptions { Json = JsonDocument.Parse("""{"a": [1, null]}""").RootElement, Headers = [new HttpHeader("Content-Type", new Secret("application/x-own"))] } });

        string[] requests = [.. _requests];
        requests[0].ShouldEndWith("\r\n\r\nas it is");
        requests[0].ShouldNotContain("Content-Type");
        requests[1].ShouldEndWith("\r\n\r\na=1+2");
        requests[1].ShouldContain("\r\nContent-Type: application/x-www-form-urlencoded\r\n");
        requests[2].ShouldEndWith("\r\n\r\n{\"a\": [1, null]}");
        requests[2].ShouldContain("\r\nContent-Type: application/x-own\r\n");
    }

    [Theory]
    [InlineData(true, "passed")]
    [InlineData(false, "status 302")]
    public async Task Redirections_are_followed_unless_that_is_turned_off(bool allowed, string text)
    {
        await using var server = Listener.Answering(
            request => request.StartsWith("GET /health", StringComparison.Ordinal) ? "HTTP/1.1 302 Found\r\nLocation: /there\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" : Answer("200 OK", ""));

        (await AskAsync(Check(server) with { Options = new RequestOptions { AllowRedirects = allowed } })).Text.ShouldBe(text);
    }

    [Fact]
    public async Task A_server_that_is_silent_is_asked_again_after_the_time_of_one_request()
    {
        await using var server = new Listener((_, token) => Task.Delay(Timeout.Infinite, token));
        var bench = await Bench.WithAsync();
        var check = Check(server) with { MaxWait = TimeSpan.FromSeconds(0.5), Options = new RequestOptions { Timeout = TimeSpan.FromSeconds(0.1) } };

        var outcome = await new CheckRunner(TimeProvider.System).RunAsync(check, bench.Subject(), _ => { }, CancellationToken.None);

        outcome.Probes.ShouldBeGreaterThan(1);
        outcome.Text.ShouldBe($"no answer within 0.1 s ({outcome.Probes} probes)");
    }

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(false, false, true)]
    [InlineData(true, true, true)]
    public async Task A_certificate_is_verified_unless_that_is_turned_off_or_its_authority_is_named(bool verify, bool isNamed, bool passes)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        var asked = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256) { CertificateExtensions = { names.Build() } };
        using var certificate = asked.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, certificate.ExportCertificatePem());
        await using var server = new Listener(async (stream, token) =>
        {
            await using var tls = new SslStream(stream);
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, token);
            _ = await tls.ReadAsync(new byte[4096], token);
            await tls.WriteAsync(System.Text.Encoding.ASCII.GetBytes(Answer("200 OK", "")), token);
        });

        var answer = await AskAsync(new LifecycleCheck.Http(new Uri($"https://127.0.0.1:{server.Port}/"), "GET") { Options = new RequestOptions { Verify = verify, AuthorityFile = isNamed ? file : null } });

        File.Delete(file);
        answer.Passed.ShouldBe(passes, answer.Text);
        if (!passes) answer.Text.ShouldContain("certificate");
    }

    [Fact]
    public async Task An_authority_that_cannot_be_read_is_not_waited_for()
    {
        await using var server = Listener.Answering(_ => Answer("200 OK", ""));

        var answer = await AskAsync(Check(server) with { Options = new RequestOptions { AuthorityFile = "/no/such/file.pem" } });

        answer.IsFinal.ShouldBeTrue();
        answer.Text.ShouldStartWith("the authorities in /no/such/file.pem cannot be read: ");
    }

    [Fact]
    public async Task A_body_without_end_is_not_read_to_its_end()
    {
        await using var server = new Listener(async (stream, token) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), token);
            while (true) await stream.WriteAsync(new byte[64 * 1024], token);
        });

        (await AskAsync(Check(server))).Passed.ShouldBeTrue("only the status was asked for");
        (await AskAsync(Check(server) with { MatchRegex = new Regex("ready") }).WaitAsync(TimeSpan.FromSeconds(30))).Text.ShouldBe("the answer is longer than 4 MiB");
    }

    [Fact]
    public async Task What_is_no_HTTP_is_said_and_asked_again()
    {
        await using var server = Listener.Answering(_ => "SSH-2.0-OpenSSH\r\n");

        var answer = await AskAsync(Check(server));

        (answer.Passed, answer.IsFinal).ShouldBe((false, false));
        answer.Text.ShouldContain("SSH-2.0-OpenSSH");
    }

    private static LifecycleCheck.Http Check(Listener server, string method = "GET") => new(new Uri($"http://127.0.0.1:{server.Port}/health?deep=1"), method);

    private static string Answer(string status, string body) => $"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";

    private static async Task<ProbeAnswer> AskAsync(LifecycleCheck.Http check)
    {
        var bench = await Bench.WithAsync();
        using var probe = Probe.For(check, bench.Subject(), TimeProvider.System);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await probe.TryAsync(patience.Token);
    }
}
