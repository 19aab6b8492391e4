using System.Reflection;
using System.Xml.Linq;

namespace Maestro.MSBuild.Tests;

/// <summary>The package's MSBuild files, as they stand in the sources.</summary>
internal static class Package
{
    public static XElement Load(string file)
    {
        var root = typeof(Package).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;
        return XElement.Load(Path.Combine(root, "src", "Maestro.MSBuild", "build", file));
    }
}
