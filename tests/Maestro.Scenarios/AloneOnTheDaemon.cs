namespace Maestro.Scenarios;

/// <summary>For scenarios that measure: what others ask of the daemon would be measured with them.</summary>
[CollectionDefinition(nameof(AloneOnTheDaemon), DisableParallelization = true)]
public sealed class AloneOnTheDaemon;
