namespace Maestro.MSBuild.Tests.EndToEnd;

/// <summary>All end-to-end tests: they share one package and one solution, and run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class Collection : ICollectionFixture<PreparedSample>
{
    public const string Name = "end to end";
}
