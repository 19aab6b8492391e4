namespace Maestro.Scenarios.Ships;

/// <summary>A test that needs several Docker hosts of its own: where they cannot be made it says why it does not run, but not in CI, where it must.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BedFactAttribute : FactAttribute
{
    public BedFactAttribute() => Skip = Bed.WhyNot;
}

/// <inheritdoc cref="BedFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BedTheoryAttribute : TheoryAttribute
{
    public BedTheoryAttribute() => Skip = Bed.WhyNot;
}
