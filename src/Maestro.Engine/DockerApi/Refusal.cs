using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Maestro.Engine.DockerApi.Contracts;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Engine.DockerApi;

/// <summary>Reads an answer that says no.</summary>
internal static partial class Refusal
{
    public static ShipException Of(Ship ship, DockerRequest request, HttpResponseMessage response, string body)
    {
        var reason = Reason(response, body);
        var fault = ShipFault.Refused;
        if (TooOld.Match(reason) is { Success: true } match)
        {
            fault = ShipFault.ApiVersion;
            var range = $"it offers Docker API {match.Groups["version"].Value} to {Negotiation.Newest(response)?.ToString() ?? "newer"}";
            reason = ship.ApiVersion is { } wanted ? $"{range}, and its api_version is {wanted.Version}: write 'auto'" : $"{range}, and {ApiVersion.Supported} is needed: use an older engine there, or a newer Maestro.Cake";
        }
        else if (TooNew.Match(reason) is { Success: true } other)
        {
            // Its ping named a newer version: another daemon answers now, or something between changes the answers.
            fault = ShipFault.ApiVersion;
            reason = $"it offers Docker API {other.Groups["version"].Value} at most now, and another was agreed on when the connection was made";
        }
        else if ((response.StatusCode == HttpStatusCode.Unauthorized && !request.AsksRegistry) || reason.StartsWith("authorization denied", StringComparison.Ordinal))
        {
            // 403 by itself is no denial: the daemon uses it for what a network's state forbids.
            fault = ShipFault.Denied;
        }

        return new ShipException(ship, fault, request.Words, reason) { Status = Status(response, reason) };
    }

    /// <summary>The daemon's own words in one line.</summary>
    public static string Reason(HttpResponseMessage response, string body)
    {
        if (Message(body) is { Length: > 0 } message) return OneLine.Of(message);
        var plain = response.Content.Headers.ContentType?.MediaType == "text/plain" ? OneLine.Of(body) : "";
        return plain.Length > 0 ? plain : $"status {(int)response.StatusCode} {response.ReasonPhrase} without a message";
    }

    // Podman's status of what Docker calls a conflict.
    private static int Status(HttpResponseMessage response, string reason) =>
        response.StatusCode == HttpStatusCode.InternalServerError && (reason.EndsWith("name is already in use", StringComparison.Ordinal) || reason.EndsWith("container state improper", StringComparison.Ordinal))
            ? (int)HttpStatusCode.Conflict
            : (int)response.StatusCode;

    private static string? Message(string body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, DockerJson.Default.ErrorBody)?.Message;
        }
        catch (JsonException)
        {
            // Something between us and the daemon answered: no JSON is the answer to the question.
            return null;
        }
    }

    [GeneratedRegex(@"client version \S+ is too old\. Minimum supported API version is (?<version>\d+\.\d+)")]
    private static partial Regex TooOld { get; }

    [GeneratedRegex(@"client version \S+ is too new\. Maximum supported API version is (?<version>\d+\.\d+)")]
    private static partial Regex TooNew { get; }
}
