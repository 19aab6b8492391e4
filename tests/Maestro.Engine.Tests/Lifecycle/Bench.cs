using System.Collections.Immutable;
using System.Threading.Channels;
using Maestro.Engine.Lifecycle;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;
using Maestro.Testing;

namespace Maestro.Engine.Tests.Lifecycle;

/// <summary>One container on a daemon in memory, whose checks are made by a clock that the test moves. What that clock sets off is done when it stands again.</summary>
internal sealed class Bench
{
    private static readonly MaestroEnvironment Environment = new EnvironmentBuilder().Service("web", ["web-1"]).Build();

    private Bench(string id) => ContainerId = id;

    public ManualClock Clock { get; } = new();

    public FakeDockerHost Host { get; private init; } = null!;

    public string ContainerId { get; }

    public ImmutableArray<string> Env { get; set; } = [];

    public ImmutableDictionary<string, string> Variables { get; set; } = ImmutableDictionary<string, string>.Empty;

    public string Folder { get; set; } = Path.GetTempPath();

    /// <summary>Times of all requests about the container, in milliseconds since the check began.</summary>
    public List<double> Asked { get; } = [];

    public static async Task<Bench> WithAsync(ContainerState state = ContainerState.Running)
    {
        var host = new FakeDockerHost(new Ship { Name = "local", Ip = "127.0.0.1", Address = new ShipAddress.Tcp("127.0.0.1", 2375) });
        var id = await host.CreateContainerAsync("web-1", new ContainerSpecification { Image = "web:1" }, CancellationToken.None);
        if (state != ContainerState.Created) await host.StartContainerAsync(id, CancellationToken.None);
        var bench = new Bench(id) { Host = host };
        host.Before = (_, _) =>
        {
            bench.Asked.Add((bench.Clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds);
            return Task.CompletedTask;
        };
        return bench;
    }

    public CheckSubject Subject(bool hasContainer = true)
    {
        var instance = Environment.Instances["web-1"];
        instance = instance with { Container = instance.Container with { Env = Env } };
        return new CheckSubject(instance, Host, hasContainer ? ContainerId : null, new ProgramPlace(Folder, Variables));
    }

    /// <summary>Gives the container a log that goes on for ever; what is written here is printed.</summary>
    public ChannelWriter<LogLine> Follow()
    {
        var lines = Channel.CreateUnbounded<LogLine>();
        Host.Log = (_, _) => Task.FromResult<IAsyncEnumerable<LogLine>?>(lines.Reader.ReadAllAsync());
        return lines.Writer;
    }

    /// <summary>Begins the check; what it does at once is done when this returns. One that is never done fails the test.</summary>
    public Task<CheckOutcome> Begin(LifecycleCheck check, List<string>? answers = null, CancellationToken cancellationToken = default) =>
        Here(() => new CheckRunner(Clock).RunAsync(check, Subject(), text => answers?.Add(text), cancellationToken).WaitAsync(TimeSpan.FromSeconds(30), CancellationToken.None));

    /// <summary>Moves the clock; all that this sets off is done when it returns.</summary>
    public void Advance(TimeSpan time) => Here(() =>
    {
        Clock.Advance(time);
        return 0;
    });

    /// <summary>Ends only with a cancellation, and at once (a delay of the framework goes on elsewhere).</summary>
    public static Task Never(CancellationToken cancellationToken)
    {
        var never = new TaskCompletionSource();
        cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
        return never.Task;
    }

    /// <summary>Without a context what follows a wait is done on the thread that ends the wait: that of the test.</summary>
    public static T Here<T>(Func<T> work)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return work();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
