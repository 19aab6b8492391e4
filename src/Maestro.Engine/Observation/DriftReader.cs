using System.Collections.Immutable;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Observation;

/// <summary>Looks into the running containers that were made from another configuration than the file's, and into no other.</summary>
internal static class DriftReader
{
    // A daemon answers these one by one for the most part.
    private const int AtOnce = 8;

    public static async Task<ImmutableDictionary<string, ContainerConfiguration>> ReadAsync(
        IDockerHost host, ImmutableArray<Instance> instances, IReadOnlyDictionary<string, ObservedContainer> containers, CancellationToken cancellationToken)
    {
        var read = ImmutableDictionary.CreateBuilder<string, ContainerConfiguration>(StringComparer.Ordinal);
        var drifted = instances.Select(instance => (Instance: instance, Container: containers.GetValueOrDefault(instance.ContainerName)))
            .Where(pair => pair.Container is { State: ContainerState.Running or ContainerState.Restarting or ContainerState.Paused } container && pair.Instance.DiffersFrom(container));
        foreach (var few in drifted.Chunk(AtOnce))
        {
            var configurations = await Task.WhenAll(few.Select(pair => ReadAsync(host, pair.Container!, cancellationToken)));
            for (var i = 0; i < few.Length; i++)
            {
                if (configurations[i] is { } configuration) read[few[i].Instance.Name] = configuration;
            }
        }

        return read.ToImmutable();
    }

    // What the image itself gives was not asked for by anybody. An image that is gone since leaves its variables in the account.
    private static async Task<ContainerConfiguration?> ReadAsync(IDockerHost host, ObservedContainer container, CancellationToken cancellationToken)
    {
        var made = await host.InspectConfigurationAsync(container.Id, cancellationToken);
        if (made is null || made.ImageId.Length == 0) return made;
        var image = await host.FindImageAsync(made.ImageId, cancellationToken);
        return image is null ? made : made with { ImageEnv = made.ImageEnv.AddRange(image.Env), ImageLabels = image.Labels };
    }
}
