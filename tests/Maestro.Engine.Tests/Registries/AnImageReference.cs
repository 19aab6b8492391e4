using Maestro.Engine.Model;

namespace Maestro.Engine.Tests.Registries;

/// <summary>Vectors in the manner of docker's own <c>reference</c> package.</summary>
public sealed class AnImageReference
{
    private const string Sha = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("redis", "docker.io", "docker.io/library/redis:latest")]
    [InlineData("redis:7", "docker.io", "docker.io/library/redis:7")]
    [InlineData("me/app", "docker.io", "docker.io/me/app:latest")]
    [InlineData("docker.io/redis", "docker.io", "docker.io/library/redis:latest")]
    [InlineData("index.docker.io/me/app:1", "docker.io", "docker.io/me/app:1")]
    [InlineData("quay.io/a/b/c:1.0-x_y", "quay.io", "quay.io/a/b/c:1.0-x_y")]
    [InlineData("localhost/a", "localhost", "localhost/a:latest")]
    [InlineData("localhost:5000/a:1", "localhost:5000", "localhost:5000/a:1")]
    [InlineData("host:5000/a", "host:5000", "host:5000/a:latest")]
    [InlineData("Host/a", "Host", "Host/a:latest")]
    [InlineData("[::1]:5000/a:1", "[::1]:5000", "[::1]:5000/a:1")]
    [InlineData("a:5000", "docker.io", "docker.io/library/a:5000")]
    [InlineData("a@" + Sha, "docker.io", "docker.io/library/a@" + Sha)]
    [InlineData("10.0.0.1:5000/a:1@" + Sha, "10.0.0.1:5000", "10.0.0.1:5000/a@" + Sha)]
    public void Has_a_host_and_one_form_for_all_that_mean_the_same(string image, string host, string normal)
    {
        ImageReference.Fault(image).ShouldBeNull();
        ImageReference.Host(image).ShouldBe(host);
        ImageReference.Normal(image).ShouldBe(normal);
    }

    [Theory]
    [InlineData("a__b/c-d--e.f:_x")]
    [InlineData("sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("0123456789ab")]
    [InlineData("xn--n3h.example/a")]
    [InlineData("a-b.c:1/d")]
    public void Is_right(string image) => ImageReference.Fault(image).ShouldBeNull();

    [Theory]
    [InlineData("", "it has no name")]
    [InlineData(":1", "it has no name")]
    [InlineData("Redis", "its name has capital letters")]
    [InlineData("me/App:1", "its name has capital letters")]
    [InlineData("redis:", "a tag has")]
    [InlineData("redis:-1", "a tag has")]
    [InlineData("redis:7 ", "it has blanks")]
    [InlineData("a b", "it has blanks")]
    [InlineData("a\u00e4", "its name has parts")]
    [InlineData("a//b", "its name has parts")]
    [InlineData("/a", "its name has parts")]
    [InlineData("a/", "its name has parts")]
    [InlineData("a___b", "its name has parts")]
    [InlineData("a..b", "its name has parts")]
    [InlineData("-a", "its name has parts")]
    [InlineData("quay.io/", "it has no name")]
    [InlineData("-host.example/a", "before the first '/'")]
    [InlineData("host:port/a", "before the first '/'")]
    [InlineData("https://quay.io/a", "before the first '/'")]
    [InlineData("a@sha256:0123", "behind '@'")]
    [InlineData("a@", "behind '@'")]
    public void Is_wrong_and_says_how(string image, string fault) => ImageReference.Fault(image).ShouldNotBeNull().ShouldStartWith(fault);

    [Fact]
    public void Has_limits_of_length()
    {
        ImageReference.Fault(new string('a', 255)).ShouldBeNull();
        ImageReference.Fault(new string('a', 256)).ShouldBe("its name is longer than 255 characters");
        ImageReference.Fault($"a:{new string('1', 128)}").ShouldBeNull();
        ImageReference.Fault($"a:{new string('1', 129)}").ShouldNotBeNull();
    }
}
