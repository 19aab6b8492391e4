using System.Reflection;

namespace Maestro.Testing.Builds;

/// <summary>The sources that these tests were built from.</summary>
public static class Repository
{
    /// <summary>Its folder.</summary>
    public static string Root => Metadata("RepositoryRoot");

    /// <summary>Debug or Release, as the tests were built.</summary>
    public static string Configuration => Metadata("Configuration");

    private static string Metadata(string key) => typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
