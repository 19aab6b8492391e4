using System.Xml.Linq;

namespace Maestro.MSBuild.Tests;

/// <summary>The package's MSBuild files, as they stand in the sources.</summary>
internal static class Package
{
    public static XElement Load(string file)
    {
        return XElement.Load(Path.Combine(Repository.Root, "src", "Maestro.MSBuild", "build", file));
    }
}
