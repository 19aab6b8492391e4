using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Graph;
using Maestro.Engine.Model;

namespace Maestro.Engine.Planning;

/// <summary>The instances that a play acts on, in the order in which it lists them.</summary>
internal static class PlayList
{
    /// <summary>The instances, those that others wait for first.</summary>
    /// <exception cref="MaestroException">The request names what there is not.</exception>
    public static ImmutableArray<Instance> Of(MaestroEnvironment environment, Play play, PlayRequest request)
    {
        var selected = Selection.Of(environment, play, request);
        var services = environment.Services.ToDictionary(pair => pair.Key, pair => pair.Value.Instances.RemoveAll(name => !selected.Contains(name)), StringComparer.Ordinal);
        var before = environment.Before(play);
        var order = PlayOrder.Of(services, service => before[service]);
        return [.. order.Select(name => environment.Instances[name])];
    }
}
