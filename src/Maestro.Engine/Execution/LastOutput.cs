using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Lifecycle;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Execution;

/// <summary>What a container said last: it explains more than we can.</summary>
internal static class LastOutput
{
    private const int Lines = 20;

    /// <summary>Its last lines, oldest first, without the values of its secret variables. Failing to read them must not hide why they were wanted: then one line says so.</summary>
    public static async Task<ImmutableArray<string>> ReadAsync(IDockerHost host, string containerId, Instance instance, CancellationToken cancellationToken)
    {
        try
        {
            return OutputTail.Of(await host.TailLogAsync(containerId, Lines, cancellationToken), Masking.Of(ContainerVariables.Of(instance)));
        }
        catch (ShipException fault)
        {
            return [$"(its output cannot be read: {fault.Reason})"];
        }
    }
}
