namespace Maestro.MSBuild.Tests.EndToEnd;

/// <summary>
/// One environment of its own - name, container, port - and the sample solution set on it. Its service's name begins with a digit, and with it the
/// names of link variables, which the test platform does not take.
/// </summary>
internal sealed class Scenario : IAsyncDisposable
{
    private readonly SampleSolution _solution;
    private readonly string _workingDirectory;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("maestro-scenario-");
    private readonly DateTimeOffset _began = DateTimeOffset.UtcNow;

    /// <param name="solution">The sample.</param>
    /// <param name="isOnTestingPlatform">Whether commands act on the projects whose tests run on Microsoft.Testing.Platform.</param>
    public Scenario(SampleSolution solution, bool isOnTestingPlatform = false)
    {
        _solution = solution;
        _workingDirectory = isOnTestingPlatform ? solution.PlatformFolder : solution.Folder;
        Name = $"e2e-{Guid.NewGuid().ToString("n")[..8]}";
        System.IO.File.WriteAllText(File, $$"""
            __maestro: {schema: 2}
            name: {{Name}}
            ships:
              local: {ip: {{DockerDaemon.Ip}}}
            services:
              1web:
                image: {{TestImages.Busybox}}
                lifecycle:
                  running: [{type: tcp, port: http, max_wait: 30}]
                instances:
                  {{Name}}:
                    ship: local
                    command: httpd -f -p 80
                    stop_timeout: 1
                    ports: {http: "80:{{Port}}"}

            """);
    }

    public string Name { get; }

    public int Port { get; } = FreePorts.Take(1)[0];

    public string Endpoint => $"{DockerDaemon.Ip}:{Port}";

    public string File => Path.Combine(_folder.FullName, "maestro.yaml");

    public Switchboard Calls { get; } = new();

    public DockerDaemon Docker { get; } = new();

    public string Variable => $"MAESTRO_1WEB_{Name.Replace('-', '_').ToUpperInvariant()}_HTTP";

    /// <summary>Starts a <c>dotnet</c> command on the sample solution.</summary>
    public RunningCommand Start(params string[] arguments) => StartWith([], arguments);

    /// <summary>Starts a <c>dotnet</c> command with further variables.</summary>
    public RunningCommand StartWith(Dictionary<string, string?> variables, params string[] arguments)
    {
        variables["E2E_FILE"] = File;
        variables["E2E_CALL"] = Calls.Address;
        variables["E2E_VARIABLE"] = Variable;
        return _solution.Start(_workingDirectory, arguments, variables);
    }

    /// <summary>Runs a <c>dotnet</c> command to its end.</summary>
    public async Task<CommandResult> RunAsync(params string[] arguments)
    {
        using var command = Start(arguments);
        return await command.EndAsync();
    }

    /// <summary>Replaces the environment file.</summary>
    public void Write(Func<string, string> change) => System.IO.File.WriteAllText(File, change(System.IO.File.ReadAllText(File)));

    public Task<string[]> ContainersAsync() => Docker.ContainersAsync(Name);

    public Task<int> CreatesAsync() => Docker.CreatesAsync(Name, _began);

    public async ValueTask DisposeAsync()
    {
        await Docker.RemoveAsync(Name);
        Docker.Dispose();
        Calls.Dispose();
        _folder.Delete(recursive: true);
    }
}
