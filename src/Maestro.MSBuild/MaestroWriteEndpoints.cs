using Maestro.Engine.Reports;
using Microsoft.Build.Framework;

namespace Maestro.MSBuild;

/// <summary>Writes <c>maestro.endpoints.json</c>. The environments of several files come together in it; their names are joined by a comma.</summary>
public sealed class MaestroWriteEndpoints : Microsoft.Build.Utilities.Task
{
    /// <summary>The file to write, a full path.</summary>
    [Required]
    public required string File { get; set; }

    /// <summary>Items as <see cref="MaestroRun.Endpoints"/> and <see cref="MaestroStart.Endpoints"/> give them.</summary>
#pragma warning disable CA1819 // MSBuild hands lists over as arrays.
    public ITaskItem[] Endpoints { get; set; } = [];
#pragma warning restore CA1819

    /// <summary>The variables as arguments of <c>env</c>, quoted as .NET takes a command line apart.</summary>
    [Output]
    public string Arguments { get; private set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        EndpointsFile.Write(File, string.Join(", ", EndpointItems.Environments(Endpoints)), EndpointItems.Variables(Endpoints), EndpointItems.Endpoints(Endpoints));
        Arguments = EndpointItems.Escape(EndpointItems.Arguments(Endpoints));
        return true;
    }
}
