using System.Net;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Engine.DockerApi;

/// <summary>Reads the answer to <c>GET /_ping</c>: is it a daemon, and which version of the API is spoken with it.</summary>
internal static class Negotiation
{
    private static readonly ApiVersion FirstOfEngine25 = new(1, 44);

    /// <summary>The newest version that both know, or that which the ship's <c>api_version</c> asks for.</summary>
    /// <exception cref="ShipException">No daemon, no access, or too old a daemon. One that is too new says so itself, see <see cref="Refusal"/>.</exception>
    public static ApiVersion Choose(Ship ship, DockerRequest request, HttpResponseMessage response, string body)
    {
        if (Newest(response) is not { } newest) throw new ShipException(ship, ShipFault.NotDocker, request.Words, Suspicion(response, body)) { Status = (int)response.StatusCode };
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            throw new ShipException(ship, ShipFault.Denied, request.Words, Refusal.Reason(response, body)) { Status = (int)response.StatusCode };
        }

        if (!response.IsSuccessStatusCode) throw Refusal.Of(ship, request, response, body);
        if (newest.CompareTo(ApiVersion.Oldest) < 0)
        {
            throw new ShipException(ship, ShipFault.ApiVersion, request.Words, $"it offers Docker API {newest} at most, and {ApiVersion.Supported} is needed: update the engine there");
        }

        return ship.ApiVersion is { } wanted ? Fixed(ship, request, wanted.Version, newest) : newest.CompareTo(ApiVersion.Newest) < 0 ? newest : ApiVersion.Newest;
    }

    // One that the daemon no longer takes it refuses itself, see Refusal.
    private static ApiVersion Fixed(Ship ship, DockerRequest request, string text, ApiVersion newest)
    {
        if (!ApiVersion.TryParse(text, out var version) || version.CompareTo(ApiVersion.Oldest) < 0 || version.CompareTo(ApiVersion.Newest) > 0)
            throw new ShipException(ship, ShipFault.ApiVersion, request.Words, $"its api_version is {text}, and {ApiVersion.Supported} is spoken here: write 'auto'");
        if (version.CompareTo(newest) > 0)
            throw new ShipException(ship, ShipFault.ApiVersion, request.Words, $"its api_version is {version}, and it offers Docker API {newest} at most: write that, or 'auto'");
        return version;
    }

    /// <summary>The newest version that the daemon offers, which it names in every answer; null when it is no daemon.</summary>
    public static ApiVersion? Newest(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Api-Version", out var values) && ApiVersion.TryParse(values.First(), out var version) ? version : null;

    /// <summary>
    /// See <see cref="IDockerHost.EndIsToldWithin"/>. Measured on two processors, 25 to 40 tries each of a program that ends at once: engine 20.10 in 13 to 56 ms;
    /// 26 and 28, which wait for less before they answer, in 64 to 105 ms; Podman 4 and 5 in 10 to 244 ms.
    /// </summary>
    public static TimeSpan EndIsToldWithin(HttpResponseMessage response) =>
        response.Headers.Contains("Libpod-Api-Version") ? TimeSpan.FromMilliseconds(400)
        : Newest(response) is { } newest && newest.CompareTo(FirstOfEngine25) >= 0 ? TimeSpan.FromMilliseconds(150)
        : TimeSpan.FromMilliseconds(75);

    private static string Suspicion(HttpResponseMessage response, string body)
    {
        if (body.Contains("HTTP request to an HTTPS server", StringComparison.OrdinalIgnoreCase)) return "it speaks TLS, and was spoken to without";
        var server = response.Headers.Server.ToString();
        var what = response.Content.Headers.ContentType?.MediaType == "text/html" ? "a web page" : "an answer without an API version";
        return $"it is an HTTP server that gave {what} (status {(int)response.StatusCode}{(server.Length > 0 ? $", server {OneLine.Of(server)}" : "")})";
    }
}
