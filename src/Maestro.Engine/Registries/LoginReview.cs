using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Registries;

/// <summary>How the login of one registry stands on a ship.</summary>
/// <param name="Registry">The registry's host.</param>
/// <param name="Login">The login; null: there is none, which is right for a registry that lets everybody in.</param>
/// <param name="Fault">What is wrong; null: nothing.</param>
internal sealed record LoginReview(string Registry, FoundLogin? Login, Diagnostic? Fault);
