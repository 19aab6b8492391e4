using System.Diagnostics;
using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;

namespace Maestro.Cake.Frosting.Tests;

public sealed class ThePackage : IDisposable
{
    private readonly DirectoryInfo _feed = Directory.CreateTempSubdirectory("maestro-frosting-");

    private static string Root => Metadata("RepositoryRoot");

    [Fact]
    public async Task Holds_the_lifetime_and_depends_on_the_aliases_alone()
    {
        await using var package = await ZipFile.OpenReadAsync(await PackAsync());
        await using var specification = await package.Entries.Single(entry => entry.FullName == "Maestro.Cake.Frosting.nuspec").OpenAsync();
        var text = await XElement.LoadAsync(specification, LoadOptions.None, CancellationToken.None);

        package.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ShouldBe(
        [
            "lib/net10.0/Maestro.Cake.Frosting.dll",
            "lib/net10.0/Maestro.Cake.Frosting.xml",
        ]);
        text.Descendants().Where(element => element.Name.LocalName == "dependency").ShouldHaveSingleItem().Attribute("id")!.Value.ShouldBe("Maestro.Cake");
    }

    [Fact]
    public void Asks_for_the_Cake_Frosting_that_there_is() =>
        typeof(MaestroContext).Assembly.GetReferencedAssemblies().Select(name => name.FullName).ShouldContain("Cake.Frosting, Version=7.0.0.0, Culture=neutral, PublicKeyToken=null");

    [Fact]
    public async Task Shows_in_its_README_what_compiles()
    {
        var sample = await File.ReadAllTextAsync(Path.Combine(Root, "tests", "Maestro.Cake.Frosting.Tests", "Sample.cs"));

        (await File.ReadAllTextAsync(Path.Combine(Root, "src", "Maestro.Cake.Frosting", "README.md"))).ShouldContain(sample[sample.IndexOf("public sealed class", StringComparison.Ordinal)..]);
    }

    public void Dispose() => _feed.Delete(recursive: true);

    private async Task<string> PackAsync()
    {
        using var pack = Process.Start(new ProcessStartInfo("dotnet", ["pack", "src/Maestro.Cake.Frosting/Maestro.Cake.Frosting.csproj", "--no-build", "-c", Metadata("Configuration"), "-o", _feed.FullName])
        {
            WorkingDirectory = Root,
            Environment = { ["MSBUILDDISABLENODEREUSE"] = "1" },
            RedirectStandardOutput = true,
        })!;
        var output = await pack.StandardOutput.ReadToEndAsync();
        await pack.WaitForExitAsync();
        pack.ExitCode.ShouldBe(0, output);
        return _feed.GetFiles("*.nupkg").ShouldHaveSingleItem().FullName;
    }

    private static string Metadata(string key) =>
        typeof(ThePackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
