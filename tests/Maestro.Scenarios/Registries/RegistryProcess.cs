using System.Collections.Concurrent;
using System.Diagnostics;
using Maestro.Testing;

namespace Maestro.Scenarios.Registries;

/// <summary>
/// Debian's docker-registry, listening on a free port of this machine. The build script brings the program; without it the tests fail and say what to do.
/// </summary>
internal sealed class RegistryProcess : IAsyncDisposable
{
    // The registry ends with us, also when we are killed: then the pipe that the shell reads from closes.
    private const string Keeper = """ "$0" serve "$1" & read -r _; kill $!; wait """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("maestro-test-");
    private readonly TaskCompletionSource _listens = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _output = new();
    private readonly Process _process;

    private RegistryProcess(string settings)
    {
        Host = $"127.0.0.1:{FreePorts.Take(1)[0]}";
        var file = Path.Combine(_folder.FullName, "registry.yml");
        File.WriteAllText(file, $"version: 0.1\nlog: {{accesslog: {{disabled: false}}, level: info}}\nstorage: {{filesystem: {{rootdirectory: {_folder.FullName}/data}}}}\n{settings.Replace("HOST", Host, StringComparison.Ordinal).Replace("FOLDER", _folder.FullName, StringComparison.Ordinal)}");
        var start = new ProcessStartInfo("sh", ["-c", Keeper, Program, file]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Heard(line.Data);
        _process.ErrorDataReceived += (_, line) => Heard(line.Data);
    }

    /// <summary>Its host and port, as images name it.</summary>
    public string Host { get; }

    /// <summary>Requests so far, as <c>"HEAD /v2/a/manifests/1 HTTP/1.1" 200</c> within lines of its access log.</summary>
    public IEnumerable<string> Requests => _output.Where(line => line.Contains(" HTTP/1.1\" ", StringComparison.Ordinal));

    /// <summary>One that lets everybody in.</summary>
    public static Task<RegistryProcess> OpenAsync() => StartAsync(new RegistryProcess("http: {addr: \"HOST\"}\n"));

    /// <summary>One over TLS for the user of <see cref="Password"/>.</summary>
    public static async Task<RegistryProcess> LockedAsync()
    {
        var registry = new RegistryProcess("http: {addr: \"HOST\", tls: {certificate: FOLDER/cert.pem, key: FOLDER/key.pem}}\nauth: {htpasswd: {realm: test, path: FOLDER/htpasswd}}\n");
        TestCertificate.Write(Path.Combine(registry._folder.FullName, "cert.pem"), Path.Combine(registry._folder.FullName, "key.pem"));
        await File.WriteAllTextAsync(Path.Combine(registry._folder.FullName, "htpasswd"), $"{Password.User}:{Password.Hash}\n");
        return await StartAsync(registry);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static async Task<RegistryProcess> StartAsync(RegistryProcess registry)
    {
        registry._process.Start();
        registry._process.BeginOutputReadLine();
        registry._process.BeginErrorReadLine();
        await registry._listens.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return registry;
    }

    private void Heard(string? line)
    {
        if (line is null)
        {
            _listens.TrySetException(new InvalidOperationException($"docker-registry ended: {string.Join('\n', _output)}"));
            return;
        }

        _output.Enqueue(line);
        if (line.Contains("listening on", StringComparison.Ordinal)) _listens.TrySetResult();
    }

    private static string Program
    {
        get
        {
            if (Environment.GetEnvironmentVariable("MAESTRO_TEST_REGISTRY") is { Length: > 0 } given) return given;
            var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append(Path.Combine(Root(AppContext.BaseDirectory), "artifacts", "registry"));
            return folders.Select(folder => Path.Combine(folder, "docker-registry")).FirstOrDefault(File.Exists)
                ?? throw new InvalidOperationException("These tests need the program docker-registry: run ./build/build.sh --target=Registry, which brings it, or set MAESTRO_TEST_REGISTRY to its path.");
        }
    }

    private static string Root(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "Maestro.Cake.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? "";
    }
}
