namespace Maestro.Engine.Tests.Fuzz;

/// <summary>For tests that hold single operations to a time: the others, run beside them, would be measured with them.</summary>
[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public sealed class RunsAlone;
