// The Docker daemon of this build: the one that answers, or else one that build.sh ends again.
using System.Net.Http;
using System.Net.Sockets;
using System.IO.Pipes;
using System.Text.Json.Nodes;
using System.Threading;

DockerDaemon docker = null;
HashSet<string> containersBefore = [];

Task("Docker")
    .Description("Sees to it that a Docker daemon answers, and hands its address on in DOCKER_HOST.")
    .Does(async () =>
{
    docker = new DockerDaemon(DockerDaemon.AddressInForce);
    if (!await docker.Answers())
    {
        Information("No Docker daemon answers at {0}.", docker.Address);
        docker = new DockerDaemon(BringDaemon());
        if (!await docker.Answers())
            throw new CakeException($"The private Docker daemon does not answer at {docker.Address}.");

        foreach (var other in new[] { "DOCKER_CONTEXT", "DOCKER_TLS_VERIFY", "DOCKER_CERT_PATH" })
            System.Environment.SetEnvironmentVariable(other, null);
    }

    System.Environment.SetEnvironmentVariable("DOCKER_HOST", docker.Address);
    Information("Docker {0} at {1}", await docker.Version(), docker.Address);
    containersBefore = [.. (await docker.EnvironmentContainers()).Keys];
});

string BringDaemon()
{
    if (!HasEnvironmentVariable("MAESTRO_BUILD_OWNER"))
        throw new CakeException(
            "Install Docker (Docker Engine on Linux, Docker Desktop on macOS and Windows) and start it, or set DOCKER_HOST to a daemon that runs. "
            + "As root on Debian or Ubuntu, build/build.sh brings one by itself.");

    var settings = new ProcessSettings { Arguments = "build/docker-daemon.sh up", RedirectStandardOutput = true };
    if (StartProcess("bash", settings, out var printed) != 0)
        throw new CakeException("No Docker daemon could be brought up; the reason stands above.");
    return printed.Last();
}

// Containers of an environment that somebody started since and did not remove.
async Task<IReadOnlyCollection<string>> LeakedContainers()
{
    // Whoever died without tearing down has a watchdog that does it a moment later.
    var deadline = DateTime.UtcNow.AddSeconds(15);
    while (true)
    {
        var leaked = (await docker.EnvironmentContainers()).Where(c => !containersBefore.Contains(c.Key)).Select(c => c.Value).ToList();
        if (leaked.Count == 0 || DateTime.UtcNow > deadline)
            return leaked;
        await System.Threading.Tasks.Task.Delay(50);
    }
}

async Task RequireNothingLeft()
{
    var leaked = await LeakedContainers();
    foreach (var container in leaked)
        Error("left behind: {0}", container);
    if (leaked.Count > 0)
        throw new CakeException($"{leaked.Count} container(s) were left behind by what ran here.");
    Information("No container was left behind.");
}

/// The few requests that the build itself has for a Docker daemon. The engine's own client is what is being built.
public sealed class DockerDaemon(string address)
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, ConnectCallback = (_, cancelled) => Connect(new Uri(address), cancelled) })
    {
        BaseAddress = new Uri("http://docker/"),
        Timeout = TimeSpan.FromMinutes(5),
    };

    public string Address => address;

    public static string AddressInForce => System.Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 } given ? given
        : OperatingSystem.IsWindows() ? "npipe://./pipe/docker_engine"
        : "unix:///var/run/docker.sock";

    public async Task<bool> Answers()
    {
        // A socket that nobody serves is refused at once; the time is for a daemon that hangs.
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            using var answer = await _http.GetAsync("_ping", limit.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    public async Task<string> Version() => (string)(await Get("version"))["Version"];

    /// Podman calls itself so among its parts alone.
    public async Task<string> EngineName()
    {
        var version = await Get("version");
        return $"{((string)version["Components"]?[0]?["Name"] == "Podman Engine" ? "Podman" : "Docker")} {version["Version"]}";
    }

    public async Task<string> ApiRange()
    {
        var version = await Get("version");
        return $"{version["MinAPIVersion"]} to {version["ApiVersion"]}";
    }

    public async Task<bool> HasImage(string name)
    {
        using var answer = await _http.GetAsync($"images/{name}/json");
        return answer.IsSuccessStatusCode;
    }

    /// Makes an image of one layer out of a tar file.
    public async Task Import(string name, string tar, params string[] changes)
    {
        await using var file = System.IO.File.OpenRead(tar);
        // The tag within the name: Podman does not read it beside it.
        await Post($"images/create?fromSrc=-&repo={name}" + string.Concat(changes.Select(c => "&changes=" + Uri.EscapeDataString(c))), file);
    }

    public async Task Pull(string source, string name)
    {
        var (from, fromTag) = Split(source);
        await Post($"images/create?fromImage={from}&tag={fromTag}");
        var (repository, tag) = Split(name);
        await Post($"images/{source}/tag?repo={repository}&tag={tag}");
    }

    /// Builds the Dockerfile of a folder.
    public async Task Build(string name, string folder)
    {
        using var context = new System.IO.MemoryStream();
        System.Formats.Tar.TarFile.CreateFromDirectory(folder, context, includeBaseDirectory: false);
        context.Position = 0;
        await Post($"build?t={name}", context);
    }

    /// The containers of all environments: id → what to call them.
    public async Task<Dictionary<string, string>> EnvironmentContainers()
    {
        var filters = Uri.EscapeDataString("""{"label":["maestro.environment"]}""");
        var list = (await Get($"containers/json?all=1&filters={filters}")).AsArray();
        return list.ToDictionary(c => (string)c["Id"], c => $"{c["Names"]?[0]} ({c["Image"]}, {c["Status"]}), environment {c["Labels"]["maestro.environment"]}");
    }

    private async Task<JsonNode> Get(string request) => JsonNode.Parse(await _http.GetStringAsync(request));

    private async Task Post(string request, System.IO.Stream body = null)
    {
        using var content = body is null ? null : new StreamContent(body);
        if (content is not null)
            content.Headers.ContentType = new("application/x-tar");
        using var answer = await _http.PostAsync(request, content);
        var text = await answer.Content.ReadAsStringAsync();
        // A failure after the first line of progress comes with status 200, as a line of its own.
        if (!answer.IsSuccessStatusCode || text.Contains("\"errorDetail\""))
            throw new CakeException($"Docker refused {request.Split('?')[0]}: {text.Trim().Split('\n')[^1]}");
    }

    private static (string Repository, string Tag) Split(string name) => (name[..name.LastIndexOf(':')], name[(name.LastIndexOf(':') + 1)..]);

    private static async ValueTask<System.IO.Stream> Connect(Uri daemon, CancellationToken cancelled)
    {
        if (daemon.Scheme == "npipe")
        {
            var pipe = new NamedPipeClientStream(".", daemon.AbsolutePath.Split('/')[^1], PipeDirection.InOut, PipeOptions.Asynchronous);
            await pipe.ConnectAsync(cancelled);
            return pipe;
        }

        var unix = daemon.Scheme == "unix";
        var socket = unix
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (unix)
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(daemon.AbsolutePath), cancelled);
            else
                await socket.ConnectAsync(daemon.Host, daemon.Port, cancelled);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
