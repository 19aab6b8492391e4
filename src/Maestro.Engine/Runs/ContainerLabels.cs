using System.Collections.Immutable;
using Maestro.Engine.Model;

namespace Maestro.Engine.Runs;

/// <summary>Puts our labels on what is created.</summary>
internal static class ContainerLabels
{
    /// <summary>The specification to create <paramref name="instance"/> with.</summary>
    /// <param name="environment">Its environment.</param>
    /// <param name="instance">The instance.</param>
    /// <param name="container">Its own specification, with what became known since.</param>
    /// <param name="run">The run that it belongs to; null: none, it stays until somebody stops it.</param>
    public static ContainerSpecification Mark(MaestroEnvironment environment, Instance instance, ContainerSpecification container, Run? run)
    {
        var labels = (instance.Container.Labels ?? ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal))
            .SetItem(Labels.Environment, environment.Name)
            .SetItem(Labels.Service, instance.Service)
            .SetItem(Labels.Instance, instance.Name)
            .SetItem(Labels.Config, instance.ConfigurationHash)
            .SetItem(Labels.Fields, ConfigurationFields.Label(instance.Container));
        if (!ReferenceEquals(container, instance.Container) && container.Env.Except(instance.Container.Env).ToArray() is { Length: > 0 } picked) labels = labels.SetItem(Labels.PickedPorts, string.Join(',', picked));
        return container with { Labels = run is null ? labels : labels.SetItems(run.Labels) };
    }

    /// <summary>The labels of a volume or network of an isolated environment.</summary>
    public static ImmutableDictionary<string, string> OfResource(MaestroEnvironment environment, Run run) =>
        ImmutableDictionary.CreateRange(StringComparer.Ordinal, run.Labels).SetItem(Labels.Environment, environment.Name);
}
