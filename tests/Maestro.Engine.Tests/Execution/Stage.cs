using System.Collections.Immutable;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Testing;

namespace Maestro.Engine.Tests.Execution;

/// <summary>An environment on daemons in memory, on which plays are performed.</summary>
internal sealed class Stage(MaestroEnvironment environment)
{
    // Without a home: the docker configuration of who runs the tests changes nothing.
    private ImmutableDictionary<string, string> _variables = new ConductorServices().Variables.RemoveRange(["DOCKER_CONFIG", "HOME", "USERPROFILE"]);

    public FakeFleet Fleet { get; } = new();

    public EventLog Log { get; } = new();

    public TimeProvider Clock { get; private set; } = TimeProvider.System;

    /// <summary>From now on, plays have this environment variable.</summary>
    public Stage Knowing(string name, string value)
    {
        _variables = _variables.SetItem(name, value);
        return this;
    }

    /// <summary>From now on, plays go by that clock.</summary>
    public Stage By(TimeProvider clock)
    {
        Clock = clock;
        return this;
    }

    public Task<PlayResult> PlayAsync(Play play, PlayRequest? request = null, CancellationToken cancellationToken = default) =>
        Performance(play, request ?? new PlayRequest { All = true }).PerformAsync(Log, cancellationToken);

    public Performance Performance(Play play, PlayRequest request) =>
        new(new ConductorServices { Clock = Clock, Variables = _variables }, Fleet, environment, play, request);
}
