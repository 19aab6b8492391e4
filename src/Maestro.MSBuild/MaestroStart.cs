using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Microsoft.Build.Framework;

namespace Maestro.MSBuild;

/// <summary>Brings an environment up, waits for its checks, and leaves it running.</summary>
public sealed class MaestroStart() : PlayTask(Play.Start)
{
    /// <inheritdoc cref="MaestroRun.Endpoints"/>
    [Output]
#pragma warning disable CA1819 // MSBuild hands lists over as arrays.
    public ITaskItem[] Endpoints { get; private set; } = [];
#pragma warning restore CA1819

    private protected override void Take(PlayResult result) => Endpoints = EndpointItems.From(result);
}
