using System.Collections.Immutable;

namespace Maestro.Engine.Definition;

/// <summary>What a service gives its instances for what they do not say themselves.</summary>
/// <param name="Ports">Ports, by name.</param>
/// <param name="Limits">Limits, each.</param>
internal sealed record Inherited(ImmutableArray<PortDraft> Ports, LimitsDraft Limits);
