using System.Diagnostics;
using Maestro.Engine.Lifecycle;
using Maestro.Engine.Model;

namespace Maestro.Engine.Tests.Lifecycle;

public sealed class WhenAPortIsAsked
{
    [Fact]
    public async Task A_connection_that_stays_open_passes_once_a_second_one_does_too()
    {
        await using var listener = new Listener((_, token) => Task.Delay(Timeout.Infinite, token));

        (await AskAsync(listener.Port)).Passed.ShouldBeTrue();
        listener.Connections.ShouldBe(2);
    }

    [Fact]
    public async Task A_server_that_speaks_first_and_hangs_up_is_there()
    {
        await using var listener = new Listener((stream, token) => stream.WriteAsync("220 hello\r\n"u8.ToArray(), token).AsTask());

        (await AskAsync(listener.Port)).Passed.ShouldBeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(45)]
    public async Task A_connection_that_is_closed_soon_does_not_pass(int milliseconds)
    {
        await using var listener = new Listener((_, token) => Task.Delay(milliseconds, token));

        (await AskAsync(listener.Port)).Text.ShouldBe("the connection was closed at once (nothing listens in the container yet)");
    }

    [Fact]
    public async Task A_port_where_nobody_listens_says_so()
    {
        int port;
        await using (var listener = new Listener((_, _) => Task.CompletedTask)) port = listener.Port;

        (await AskAsync(port)).Text.ShouldBe("connection refused");
    }

    [Fact]
    public async Task Passing_takes_little_longer_than_it_must()
    {
        await using var listener = new Listener((_, token) => Task.Delay(Timeout.Infinite, token));
        var fastest = TimeSpan.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await AskAsync(listener.Port);
            var took = Stopwatch.GetElapsedTime(began);
            if (took < fastest) fastest = took;
        }

        fastest.ShouldBeInRange(TimeSpan.FromMilliseconds(55), TimeSpan.FromMilliseconds(150));
    }

    private static async Task<ProbeAnswer> AskAsync(int port)
    {
        var bench = await Bench.WithAsync();
        using var probe = Probe.For(new LifecycleCheck.Tcp("p", "127.0.0.1", port), bench.Subject(), TimeProvider.System);
        return await probe.TryAsync(CancellationToken.None);
    }
}
