namespace Maestro.Cake.Tests.EndToEnd;

/// <summary>All end-to-end tests: they share one package, unpacked once.</summary>
[CollectionDefinition(Name)]
public sealed class Collection : ICollectionFixture<Workshop>
{
    public const string Name = "end to end";
}
