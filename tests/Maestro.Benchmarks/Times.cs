namespace Maestro.Benchmarks;

/// <summary>What bringing up and stopping took, in seconds.</summary>
internal readonly record struct Times(double Start, double Stop);
