using System.Net.Sockets;
using System.Text.Json;
#if MSTEST
using Microsoft.VisualStudio.TestTools.UnitTesting;
#else
using Xunit;
#endif

#if BROKEN
#error This project was asked not to compile.
#endif

/// <summary>Tells the end-to-end test outside what reached this test process, and ends as it says: it passes, fails, or waits to be killed.</summary>
#if MSTEST
[TestClass]
#endif
public class Calls
{
#if MSTEST
    [TestMethod]
#else
    [Fact]
#endif
    public async Task Outside()
    {
        var variable = Environment.GetEnvironmentVariable("E2E_VARIABLE")!;
        var file = Path.Combine(AppContext.BaseDirectory, "maestro.endpoints.json");
        using var outside = await Connect(Environment.GetEnvironmentVariable("E2E_CALL")!);
        using var reader = new StreamReader(outside.GetStream());
        await using var writer = new StreamWriter(outside.GetStream()) { AutoFlush = true };
        await writer.WriteLineAsync(JsonSerializer.Serialize(new
        {
            Project = typeof(Calls).Assembly.GetName().Name,
            Endpoint = Environment.GetEnvironmentVariable(variable),
            File = File.Exists(file) ? await File.ReadAllTextAsync(file) : null,
            Reached = await Reaches(Environment.GetEnvironmentVariable(variable)),
        }));
        var verdict = await reader.ReadLineAsync();
        if (verdict == "exit") Environment.Exit(0);
        if (verdict == "crash") Environment.FailFast("The test was asked to crash.");
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
