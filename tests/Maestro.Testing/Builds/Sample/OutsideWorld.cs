using System.IO;
using System.Net.Sockets;
using System.Reflection;
using System.Text.Json;
using System.Threading.Tasks;

/// <summary>Tells the end-to-end test outside what reached this process, and ends as it says: well, badly, at once, or never.</summary>
public static class OutsideWorld
{
    public static async Task CallAsync()
    {
        var variable = Environment.GetEnvironmentVariable(Environment.GetEnvironmentVariable("E2E_VARIABLE") ?? "none");
        var file = Path.Combine(AppContext.BaseDirectory, "maestro.endpoints.json");
        using var outside = await Connect(Environment.GetEnvironmentVariable("E2E_CALL")!);
        using var reader = new StreamReader(outside.GetStream());
        await using var writer = new StreamWriter(outside.GetStream()) { AutoFlush = true };
        await writer.WriteLineAsync(JsonSerializer.Serialize(new
        {
            Project = typeof(OutsideWorld).Assembly.GetName().Name,
            Endpoint = variable,
            File = File.Exists(file) ? await File.ReadAllTextAsync(file) : null,
            Reached = await Reaches(variable),
        }));
        var verdict = await reader.ReadLineAsync();
        if (verdict == "exit") Environment.Exit(0);
        if (verdict == "crash") Environment.FailFast("The test was asked to crash.");
        if (verdict == "hang") await Task.Delay(-1);
        if (verdict != "pass") throw new InvalidOperationException($"The test was told '{verdict}'.");
    }

    private static async Task<TcpClient> Connect(string address)
    {
        var client = new TcpClient();
        var colon = address.LastIndexOf(':');
        await client.ConnectAsync(address[..colon], int.Parse(address[(colon + 1)..]));
        return client;
    }

    private static async Task<bool> Reaches(string? address)
    {
        if (address is null) return false;
        try
        {
            using var client = await Connect(address);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
