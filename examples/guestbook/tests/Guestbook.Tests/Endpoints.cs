using System.Text.Json;

namespace Guestbook.Tests;

/// <summary>Where the environment's instances answer: as `host:port`, from the variables that the run hands over or the file beside the tests.</summary>
internal static class Endpoints
{
    private const string FileName = "maestro.endpoints.json";

    public static (string Host, int Port) Of(string service, string instance, string port)
    {
        var variable = $"MAESTRO_{service}_{instance}_{port}".Replace('-', '_').ToUpperInvariant();
        var endpoint = Environment.GetEnvironmentVariable(variable) ?? FromFile(variable)
            ?? throw new InvalidOperationException($"Neither the variable {variable} nor {FileName} says where {instance} is: is the environment up?");

        var colon = endpoint.LastIndexOf(':');
        return (endpoint[..colon], int.Parse(endpoint[(colon + 1)..]));
    }

    private static string? FromFile(string variable)
    {
        var file = Path.Combine(AppContext.BaseDirectory, FileName);
        if (!File.Exists(file))
            return null;

        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return document.RootElement.GetProperty("variables").TryGetProperty(variable, out var value) ? value.GetString() : null;
    }
}
