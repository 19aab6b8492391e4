namespace Maestro.Engine.DockerApi.Contracts;

/// <summary>Answer of <c>POST /containers/{id}/wait</c>.</summary>
internal sealed record WaitedContainer
{
    /// <summary>Why what was waited for will not happen.</summary>
    public WaitFault? Error { get; init; }

    /// <summary>Its member <c>Error</c>.</summary>
    internal sealed record WaitFault
    {
        public string? Message { get; init; }
    }
}
