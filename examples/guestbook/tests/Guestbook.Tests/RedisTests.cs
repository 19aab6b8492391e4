using System.Net.Sockets;
using System.Text;

namespace Guestbook.Tests;

public sealed class RedisTests
{
    [Fact]
    public async Task Answers_on_the_endpoint_that_the_tests_were_handed() =>
        (await AskAsync("PING")).ShouldBe("+PONG");

    [Fact]
    public async Task Keeps_what_it_is_told()
    {
        var key = Guid.NewGuid().ToString("N");

        (await AskAsync($"SET {key} 42")).ShouldBe("+OK");
        (await AskAsync($"INCR {key}")).ShouldBe(":43");
    }

    private static async Task<string?> AskAsync(string command)
    {
        var (host, port) = Endpoints.Of("redis", "redis-1", "client");
        using var connection = new TcpClient();
        await connection.ConnectAsync(host, port);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"));
        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync();
    }
}
