using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Tests.Definition;

namespace Maestro.Engine.Tests.Registries;

public sealed class TheRegistryOfAnImage
{
    private static readonly ImmutableSortedDictionary<string, Registry> Listed = new[]
    {
        new Registry { Name = "q", Address = "https://quay.example.test/v2/" },
        new Registry { Name = "own.example.test:5000", Address = "https://elsewhere.example.test" },
        new Registry { Name = "port", Address = "port.example.test:5000" },
        new Registry { Name = "hub", Address = "https://index.docker.io/v1/" },
    }.ToImmutableSortedDictionary(registry => registry.Name, registry => registry, StringComparer.Ordinal);

    [Theory]
    [InlineData("q/a:1", "q", false)]
    [InlineData("quay.example.test/a", "q", true)]
    [InlineData("own.example.test:5000/a", "own.example.test:5000", true)]
    [InlineData("elsewhere.example.test/a", "own.example.test:5000", true)]
    [InlineData("port.example.test:5000/a", "port", true)]
    [InlineData("port.example.test/a", "port", true)]
    [InlineData("port.example.test:5001/a", null, false)]
    [InlineData("redis", "hub", true)]
    [InlineData("me/app", "hub", true)]
    [InlineData("docker.io/me/app", "hub", true)]
    [InlineData("other.example.test/q/a", null, false)]
    public void Is_found_by_name_then_by_host_and_gets_the_login_only_where_the_image_comes_from(string image, string? name, bool holds)
    {
        var registry = Registry.Of(Listed, image);

        registry?.Name.ShouldBe(name);
        (registry is null).ShouldBe(name is null);
        (registry?.Holds(image) ?? false).ShouldBe(holds);
    }

    [Fact]
    public void That_is_only_called_like_the_first_part_of_the_name_is_warned_of()
    {
        var loaded = Loading.Loaded("name: n\nregistries: {q: {registry: 'https://quay.example.test', username: me, password: pw}}\nships: {s: {ip: 10.0.0.1}}\nservices: {w: {image: 'q/i:1', instances: {w-1: {ship: s}, w-2: {ship: s, image: 'quay.example.test/i:1'}}}}\n");

        var warning = loaded.Warnings.ShouldHaveSingleItem();
        (warning.Code, warning.Severity, warning.Location!.Line).ShouldBe(("MSTR0411", Severity.Warning, 4));
        warning.Message.ShouldBe("registry 'q' is at 'quay.example.test', and image 'q/i:1' is pulled from 'docker.io': the login is not sent there; write the image as quay.example.test/…");
    }
}
