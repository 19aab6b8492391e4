namespace Maestro.Engine.Registries;

/// <summary>How a login that a ship's daemon tried went.</summary>
/// <param name="Verdict">What became of it.</param>
/// <param name="Reason">The daemon's words, without secrets; empty when the login was accepted.</param>
internal sealed record LoginOutcome(LoginVerdict Verdict, string Reason);
