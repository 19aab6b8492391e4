using System.Net;

namespace Guestbook.Tests;

public sealed class WebTests : IDisposable
{
    private readonly HttpClient _web1 = Browser("web-1");
    private readonly HttpClient _web2 = Browser("web-2");

    [Fact]
    public async Task A_name_signed_at_one_server_is_seen_at_the_other()
    {
        var name = $"Ada {Guid.NewGuid():N}";

        using var answer = await SignAsync(_web1, name);

        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await _web2.GetStringAsync("/")).ShouldContain($"<li>{name}</li>");
    }

    [Fact]
    public async Task Each_server_says_which_one_it_is()
    {
        (await _web1.GetStringAsync("/")).ShouldContain("Served by web-1.");
        (await _web2.GetStringAsync("/")).ShouldContain("Served by web-2.");
    }

    [Fact]
    public async Task Markup_in_a_name_is_shown_and_not_obeyed()
    {
        using var answer = await SignAsync(_web1, "<script>alert(\"Łódź & more\")</script>");

        (await _web1.GetStringAsync("/")).ShouldContain("<li>&lt;script&gt;alert(&quot;Łódź &amp; more&quot;)&lt;/script&gt;</li>");
    }

    [Fact]
    public async Task Nobody_cannot_sign()
    {
        using var answer = await SignAsync(_web2, "");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    public void Dispose()
    {
        _web1.Dispose();
        _web2.Dispose();
    }

    private static HttpClient Browser(string instance)
    {
        var (host, port) = Endpoints.Of("web", instance, "http");
        return new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://{host}:{port}") };
    }

    private static Task<HttpResponseMessage> SignAsync(HttpClient web, string name) =>
        web.PostAsync("/", new FormUrlEncodedContent([new("name", name)]));
}
