using System.Collections.Immutable;
using System.Text.Json;
using Maestro.Engine.DockerApi.Contracts;
using Maestro.Engine.Model;

namespace Maestro.Engine.DockerApi;

/// <summary>An inspected container in terms of what can be asked when one is created.</summary>
internal static class ConfigurationReading
{
    public static ContainerConfiguration Of(InspectedConfiguration inspected)
    {
        var fields = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        Add("", inspected.Config);
        Add(ConfigurationFields.HostPrefix, inspected.HostConfig);
        var env = Texts(inspected.Config, "Env");
        return new ContainerConfiguration(inspected.Image ?? "", fields.ToImmutable(), env, Map(inspected.Config, "Labels")) { ImageEnv = OfPodman(env) };

        void Add(string prefix, JsonElement part)
        {
            if (part.ValueKind != JsonValueKind.Object) return;
            foreach (var member in part.EnumerateObject()) fields[prefix + member.Name] = ConfigurationFields.Text(member.Value);
        }
    }

    // Podman counts what it gives every container among what the container was made with.
    private static ImmutableArray<string> OfPodman(ImmutableArray<string> env) =>
        env.Contains("container=podman") ? [.. env.Where(variable => variable.Split('=')[0] is "container" or "HOME" or "HOSTNAME" or "PATH" or "TERM")] : [];

    private static ImmutableArray<string> Texts(JsonElement part, string name) =>
        Member(part, name, JsonValueKind.Array) is { } list ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)] : [];

    private static ImmutableDictionary<string, string> Map(JsonElement part, string name) =>
        Member(part, name, JsonValueKind.Object) is { } map
            ? map.EnumerateObject().ToImmutableDictionary(member => member.Name, member => member.Value.ToString(), StringComparer.Ordinal)
            : ImmutableDictionary<string, string>.Empty;

    private static JsonElement? Member(JsonElement part, string name, JsonValueKind kind) =>
        part.ValueKind == JsonValueKind.Object && part.TryGetProperty(name, out var member) && member.ValueKind == kind ? member : null;
}
