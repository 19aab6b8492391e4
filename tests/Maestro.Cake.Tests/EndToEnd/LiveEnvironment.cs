using System.Collections.Immutable;
using Maestro.Engine.DockerApi;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;
using Maestro.Testing;

namespace Maestro.Cake.Tests.EndToEnd;

/// <summary>An environment of one web server on the real daemon, whose name, container and port are nobody else's.</summary>
internal sealed class LiveEnvironment : IAsyncDisposable
{
    private readonly IDockerHost _host = new DockerHostFactory().Open(new Ship { Name = "real", Ip = TestDaemon.Ip, Address = TestDaemon.Address });
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("maestro-script-");

    /// <param name="command">What the container runs.</param>
    public LiveEnvironment(string command = "httpd -f -p 80")
    {
        Name = $"ck{Guid.NewGuid():N}"[..12];
        Port = FreePorts.Take(1).Single();
        System.IO.File.WriteAllText(File, $$"""
            __maestro: {schema: 2}
            name: {{Name}}
            ships:
              local: {ip: {{TestDaemon.Ip}}}
            services:
              web:
                image: {{TestImages.Busybox}}
                lifecycle:
                  running: [{type: tcp, port: http, max_wait: 120}]
                instances:
                  {{Instance}}:
                    ship: local
                    command: {{command}}
                    stop_timeout: 1
                    ports: {http: "80:{{Port}}"}

            """);
    }

    public string Name { get; }

    public string Instance => $"{Name}-1";

    public int Port { get; }

    /// <summary>Where its web server is reached.</summary>
    public string Address => $"{TestDaemon.Ip}:{Port}";

    /// <summary>The variable that says so.</summary>
    public string Variable => $"MAESTRO_WEB_{Instance.Replace('-', '_').ToUpperInvariant()}_HTTP";

    public string Folder => _folder.FullName;

    public string File => Path.Combine(Folder, "maestro.yaml");

    /// <summary>States of the environment's containers, as the daemon itself says.</summary>
    public async Task<ImmutableArray<ContainerState>> ContainersAsync() => [.. (await ListAsync()).Select(container => container.State)];

    public async ValueTask DisposeAsync()
    {
        foreach (var container in await ListAsync())
        {
            await _host.StopContainerAsync(container.Id, TimeSpan.Zero, CancellationToken.None);
            await _host.RemoveContainerAsync(container.Id, withVolumes: true, CancellationToken.None);
        }

        await _host.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task<IEnumerable<ObservedContainer>> ListAsync() =>
        (await _host.ListContainersAsync(CancellationToken.None)).Where(container => container.Labels.GetValueOrDefault(Labels.Environment) == Name);
}
