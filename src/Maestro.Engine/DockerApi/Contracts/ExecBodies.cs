namespace Maestro.Engine.DockerApi.Contracts;

/// <summary>Body of <c>POST /containers/{id}/exec</c>.</summary>
internal sealed record ExecToCreate(IReadOnlyList<string> Cmd)
{
    public bool AttachStdout { get; init; } = true;

    public bool AttachStderr { get; init; } = true;
}

/// <summary>Body of <c>POST /exec/{id}/start</c>.</summary>
internal sealed record ExecToStart
{
    public bool Detach { get; init; }

    public bool Tty { get; init; }
}

/// <summary>Answer of <c>GET /exec/{id}/json</c>.</summary>
internal sealed record InspectedExec
{
    public bool Running { get; init; }

    /// <summary>Null while it runs.</summary>
    public long? ExitCode { get; init; }
}
