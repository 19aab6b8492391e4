using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Programs;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Registries;

/// <summary>
/// Asks a credential helper of docker: the program <c>docker-credential-NAME get</c> reads the registry's name from its standard input and prints JSON.
/// </summary>
internal sealed class CredentialHelper(ImmutableDictionary<string, string> variables, TimeProvider clock)
{
    /// <summary>How long one may take. Some ask the user to open a key ring.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    // What it left behind, such as an agent of a key ring, may hold its output open for ever.
    private static readonly TimeSpan OutputGrace = TimeSpan.FromMilliseconds(200);

    // The user name beside which the secret is a token.
    private const string TokenUser = "<token>";

    /// <summary>The login that it keeps; null when it keeps none.</summary>
    /// <param name="name">What stands behind <c>docker-credential-</c>.</param>
    /// <param name="host">Whose login is wanted.</param>
    /// <param name="key">What the helper knows the host by.</param>
    /// <param name="source">The helper, for people.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="CredentialsException">It is not there, fails, or is too slow.</exception>
    public async Task<RegistryLogin?> AskAsync(string name, string host, string key, string source, CancellationToken cancellationToken)
    {
        var program = Program(name) ?? throw new CredentialsException(source, "it is not found in PATH");
        using var time = new CancellationTokenSource(Limit, clock);
        using var joined = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        try
        {
            var (exitCode, output, error) = await RunAsync(program, key, joined.Token);
            if (exitCode == 0) return Read(output, host) ?? throw new CredentialsException(source, "what it printed is no login");
            if (output.Contains("credentials not found", StringComparison.OrdinalIgnoreCase)) return null;
            throw new CredentialsException(source, Words(exitCode, output, error));
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CredentialsException(source, $"no answer within {Limit.TotalSeconds:0} s", late);
        }
        catch (Win32Exception fault)
        {
            throw new CredentialsException(source, fault.Message, fault);
        }
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(string program, string key, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, ["get"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, CreateNoWindow = true };
        start.Environment.Clear();
        foreach (var (name, value) in variables) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var reading = new CancellationTokenSource();
        var (output, error) = (new StringBuilder(), new StringBuilder());
        var all = Task.WhenAll(ReadAsync(process.StandardOutput, output, reading.Token), ReadAsync(process.StandardError, error, reading.Token));
        try
        {
            await WriteAsync(process, key, cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
        }
        finally
        {
            if (!process.HasExited) ProgramTree.End(process);
            await all.WaitAsync(OutputGrace, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await reading.CancelAsync();
            process.StandardOutput.Dispose();
            process.StandardError.Dispose();
        }

        lock (output)
        {
            lock (error) return (process.ExitCode, output.ToString(), error.ToString());
        }
    }

    private static async Task ReadAsync(StreamReader from, StringBuilder into, CancellationToken cancellationToken)
    {
        var letters = new char[1024];
        while (await from.ReadAsync(letters, cancellationToken) is > 0 and var length)
        {
            lock (into) into.Append(letters, 0, length);
        }
    }

    private static async Task WriteAsync(Process process, string key, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.WriteAsync($"{key}\n".AsMemory(), cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading: its exit code and words tell why.
        }
    }

    private static RegistryLogin? Read(string output, string host)
    {
        try
        {
            using var document = JsonDocument.Parse(output);
            var (user, secret) = (document.RootElement.GetProperty("Username").GetString(), document.RootElement.GetProperty("Secret").GetString());
            if (string.IsNullOrEmpty(user) || string.IsNullOrEmpty(secret)) return null;
            return user == TokenUser ? new RegistryLogin { Host = host, IdentityToken = new Secret(secret) } : new RegistryLogin { Host = host, Username = user, Password = new Secret(secret) };
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    // Helpers say on standard output what is wrong. What may be a login is not shown.
    private static string Words(int exitCode, string output, string error)
    {
        var said = $"{error}\n{output}".Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(line => line[0] is not ('{' or '}' or '"'));
        return said is null ? $"it ended with exit code {exitCode}" : $"it ended with exit code {exitCode}: {Secrets.Masked(said)}";
    }

    private string? Program(string name)
    {
        if (name.AsSpan().ContainsAny('/', '\\')) return null;
        var file = $"docker-credential-{name}{(OperatingSystem.IsWindows() ? ".exe" : "")}";
        return variables.GetValueOrDefault("PATH", "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified).Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
    }
}
