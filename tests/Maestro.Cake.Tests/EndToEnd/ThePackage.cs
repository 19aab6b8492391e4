using System.IO.Compression;
using System.Xml.Linq;

namespace Maestro.Cake.Tests.EndToEnd;

[Collection(Collection.Name)]
public sealed class ThePackage(Workshop workshop)
{
    [Fact]
    public async Task Holds_all_that_a_script_needs_and_nothing_of_Cake()
    {
        await using var package = await ZipFile.OpenReadAsync(workshop.Package);

        package.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("lib/", StringComparison.Ordinal) || name == "README.md").Order(StringComparer.Ordinal).ShouldBe(
        [
            "README.md",
            "lib/net10.0/Maestro.Cake.dll",
            "lib/net10.0/Maestro.Cake.xml",
            "lib/net10.0/Maestro.Engine.dll",
            "lib/net10.0/Maestro.Watchdog.dll",
            "lib/net10.0/Maestro.Watchdog.runtimeconfig.json",
            "lib/net10.0/YamlDotNet.dll",
        ]);
    }

    [Fact]
    public async Task Depends_on_no_other_and_is_found_as_an_addin()
    {
        await using var package = await ZipFile.OpenReadAsync(workshop.Package);
        await using var specification = await package.Entries.Single(entry => entry.FullName == "Maestro.Cake.nuspec").OpenAsync();
        var text = await XElement.LoadAsync(specification, LoadOptions.None, CancellationToken.None);

        text.Descendants().Where(element => element.Name.LocalName == "dependency").ShouldBeEmpty();
        text.Descendants().Single(element => element.Name.LocalName == "tags").Value.Split(' ').ShouldContain("cake-addin");
    }
}
