using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Maestro.Engine.DockerApi.Contracts;
using Maestro.Engine.Ships;

namespace Maestro.Engine.DockerApi;

/// <summary>Containers, networks and volumes by their labels.</summary>
internal static class ShipResources
{
    private static readonly ImmutableDictionary<string, string> None = ImmutableDictionary<string, string>.Empty;

    public static async Task<ImmutableArray<ShipResource>> ListAsync(DockerConnection connection, string label, CancellationToken cancellationToken)
    {
        var filters = Uri.EscapeDataString(JsonSerializer.Serialize(new Dictionary<string, string[]> { ["label"] = [label] }, DockerJson.Default.DictionaryStringStringArray));
        var containers = AskAsync($"containers/json?all=1&filters={filters}", "list containers", DockerJson.Default.ListedContainerArray);
        var networks = AskAsync($"networks?filters={filters}", "list networks", DockerJson.Default.ListedNetworkArray);
        var volumes = AskAsync($"volumes?filters={filters}", "list volumes", DockerJson.Default.ListedVolumes);
        await Task.WhenAll(containers, networks, volumes);

        // One that is being removed may have lost its name already.
        return
        [
            .. (await containers)
                .Select(container => new ShipResource(ResourceKind.Container, container.Id, container.Names?.FirstOrDefault()?.TrimStart('/') ?? container.Id[..12], Labels(container.Labels))),
            .. (await networks)
                .Where(network => network.Id is not null).Select(network => new ShipResource(ResourceKind.Network, network.Id!, network.Name ?? network.Id!, Labels(network.Labels))),
            .. ((await volumes).Volumes ?? [])
                .Select(volume => new ShipResource(ResourceKind.Volume, volume.Name, volume.Name, Labels(volume.Labels))),
        ];

        async Task<T> AskAsync<T>(string path, string words, JsonTypeInfo<T> type)
            where T : class
        {
            var request = new DockerRequest(HttpMethod.Get, path, words, connection.Deadlines.Short);
            return connection.Parse(request, (await connection.AskAsync(request, cancellationToken)).Body, type);
        }
    }

    public static async Task EnsureAsync(DockerConnection connection, ResourceKind kind, string name, ImmutableDictionary<string, string> labels, CancellationToken cancellationToken)
    {
        var body = new ResourceToCreate { Name = name, CheckDuplicate = kind == ResourceKind.Network ? true : null, Labels = labels.ToDictionary() };
        var request = new DockerRequest(HttpMethod.Post, $"{Folder(kind)}/create", $"make {kind.ToString().ToLowerInvariant()} {name}", connection.Deadlines.Work)
        {
            Body = JsonSerializer.SerializeToUtf8Bytes(body, DockerJson.Default.ResourceToCreate),
            Accepts = [HttpStatusCode.Conflict],
            IsIdempotent = true,
        };
        await connection.AskAsync(request, cancellationToken);
    }

    public static async Task RemoveAsync(DockerConnection connection, ShipResource resource, CancellationToken cancellationToken)
    {
        var request = new DockerRequest(HttpMethod.Delete, $"{Folder(resource.Kind)}/{Uri.EscapeDataString(resource.Id)}", $"remove {resource}", connection.Deadlines.Work) { Accepts = [HttpStatusCode.NotFound], IsIdempotent = true };
        await connection.AskAsync(request, cancellationToken);
    }

    private static string Folder(ResourceKind kind) => kind == ResourceKind.Network ? "networks" : "volumes";

    private static ImmutableDictionary<string, string> Labels(Dictionary<string, string>? labels) => labels is null ? None : labels.ToImmutableDictionary(StringComparer.Ordinal);
}
