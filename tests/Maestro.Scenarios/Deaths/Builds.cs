namespace Maestro.Scenarios.Deaths;

/// <summary>The tests that let builds die: they share the ground, and run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class Builds : ICollectionFixture<ProvingGround>
{
    public const string Name = "builds that die";
}
