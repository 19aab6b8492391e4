using System.Collections.Concurrent;
using Maestro.Engine;
using Maestro.Engine.Model;
using Microsoft.Build.Framework;

namespace Maestro.MSBuild;

/// <summary>
/// Brings an environment up for the rest of the build and has it torn down at the build's end: after success, failure, Ctrl-C and SIGTERM.
/// A second call for the same file in the same node shares the first one's environment; calls from several nodes must be made one by a project of its
/// own, as <c>Maestro.Once.proj</c> of this package is.
/// </summary>
public sealed class MaestroRun : MaestroTask
{
    private static readonly ConcurrentDictionary<string, BuildEnvironment> OfThisProcess = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether the environment stands until this process ends, not only until the build does: for tests that are run when the build is over, as Microsoft.Testing.Platform's are.
    /// The process's orderly end tears it down, and the watchdog every other end.
    /// </summary>
    public bool OfProcess { get; set; }

    /// <summary>
    /// What the environment offers: an item a variable, its name the identity and <c>Value</c> its value. The variable of a published port also has
    /// <c>Service</c>, <c>Instance</c>, <c>Port</c>, <c>Protocol</c>, <c>Host</c> and <c>Number</c>; all have <c>Environment</c>.
    /// </summary>
    [Output]
#pragma warning disable CA1819 // MSBuild hands lists over as arrays.
    public ITaskItem[] Endpoints { get; private set; } = [];
#pragma warning restore CA1819

    // With Microsoft.Testing.Platform, dotnet test asks its projects how they are run without any logger. Standard output may be that of the program which dotnet run runs.
    private protected override TextWriter? Console =>
        OfProcess && Environment.GetCommandLineArgs().Skip(1).FirstOrDefault(argument => !argument.StartsWith('-')) == "test" ? System.Console.Error : null;

    private protected override async Task<bool> RunAsync(Conductor conductor, PlayRequest request, BuildLog log, CancellationToken cancellationToken)
    {
        // The place of this assembly is part of the key, as an object of another version of the package would be of another type; and all options, as others make another environment.
        var key = $"{typeof(MaestroRun).Assembly.Location}|{BaseDirectory}|{request with { Things = [] }}|{string.Join(';', request.Things)}";
        var shared = Registered(key);
#pragma warning disable CA2000 // The end of the build or of the process disposes it, see the registration.
        var environment = shared ?? new BuildEnvironment(conductor, request, log, TearDownReport.ForEnvironmentFile(BaseDirectory, request.File, OfProcess ? System.Console.Error : System.Console.Out));
#pragma warning restore CA2000

        // Registered before it starts, so that no moment is left in which a started container has nobody to remove it.
        if (shared is null) Register(key, environment);

        var started = await environment.StartAsync(cancellationToken);
        Endpoints = EndpointItems.From(started);
        if (shared is not null) log.Report(started.Diagnostics);
        return started.Succeeded;
    }

    private BuildEnvironment? Registered(string key) => OfProcess
        ? OfThisProcess.GetValueOrDefault(key)
        : ((IBuildEngine4)BuildEngine).GetRegisteredTaskObject(key, RegisteredTaskObjectLifetime.Build) as BuildEnvironment;

    private void Register(string key, BuildEnvironment environment)
    {
        if (OfProcess) OfThisProcess[key] = environment;
        else ((IBuildEngine4)BuildEngine).RegisterTaskObject(key, environment, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
    }
}
