using System.Collections.Immutable;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Execution;

/// <summary>What a container said last: it explains more than we can.</summary>
internal static class LastOutput
{
    private const int Lines = 20;

    /// <summary>Its last lines, oldest first. Failing to read them must not hide why they were wanted: then one line says so.</summary>
    public static async Task<ImmutableArray<string>> ReadAsync(IDockerHost host, string containerId, CancellationToken cancellationToken)
    {
        try
        {
            return await host.TailLogAsync(containerId, Lines, cancellationToken);
        }
        catch (ShipException fault)
        {
            return [$"(its output cannot be read: {fault.Reason})"];
        }
    }
}
