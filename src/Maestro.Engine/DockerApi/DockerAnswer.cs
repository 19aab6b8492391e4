using System.Net;

namespace Maestro.Engine.DockerApi;

/// <summary>A complete answer: 2xx, or a status that the request accepts.</summary>
internal sealed record DockerAnswer(HttpStatusCode Status, byte[] Body);
