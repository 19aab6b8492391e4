using Maestro.Engine.Model;

namespace Maestro.Testing;

/// <summary>Where the Docker daemon of the tests is. Without one, what needs it fails and says what to do: a skipped test would pass for a proof.</summary>
public static class TestDaemon
{
    /// <summary>Whether it is Podman: the build that puts another engine in place says which by this variable.</summary>
    public static bool IsPodman => Path.GetFileName(Environment.GetEnvironmentVariable("MAESTRO_ENGINE"))?.StartsWith("podman", StringComparison.Ordinal) == true;

    /// <summary>Where published ports are reached.</summary>
    public static string Ip => Environment.GetEnvironmentVariable("MAESTRO_TEST_SHIP_IP") is { Length: > 0 } ip ? ip : "127.0.0.1";

    /// <summary>Where the daemon is reached, by DOCKER_HOST.</summary>
    public static ShipAddress Address
    {
        get
        {
            var text = Environment.GetEnvironmentVariable("DOCKER_HOST");
            if (!string.IsNullOrEmpty(text) && Uri.TryCreate(text, UriKind.Absolute, out var uri))
            {
                if (uri.Scheme == "unix") return new ShipAddress.UnixSocket(uri.AbsolutePath);
                if (uri.Scheme == "tcp") return new ShipAddress.Tcp(uri.Host, uri.Port);
            }

            throw new InvalidOperationException(
                $"These tests need a Docker daemon: set DOCKER_HOST to unix:///path or tcp://host:port (it is '{text}'), or run them by ./build/build.sh --target=Test, which brings a daemon and its images.");
        }
    }
}
