using System.Diagnostics;
using System.Globalization;
using System.Text;
using Xunit.Abstractions;

namespace Maestro.Engine.Tests.Definition;

public sealed class ALargeFile(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1000, 10, 10)]
    [InlineData(5000, 1, 5000)]
    [InlineData(1, 10_000, 1)]
    public void Is_loaded_whatever_its_shape(int services, int instances, int chain)
    {
        var text = Text(services, instances, chain);

        var watch = Stopwatch.StartNew();
        var environment = Loading.Load(text);
        output.WriteLine($"{text.Length / 1e6:0.0} MB, {environment.Instances.Count} instances: {watch.ElapsedMilliseconds} ms");

        environment.Instances.Count.ShouldBe(services * instances);
        var last = environment.Instances.Values.Last();
        last.Container.Env.ShouldContain($"SERVICE_{services - 1:D4}_INSTANCES={string.Join(',', environment.Services[last.Service].Instances)}");
        last.Container.Env.Count(variable => variable.Contains("_HOST=", StringComparison.Ordinal)).ShouldBe(chain * instances);
    }

    [Fact]
    public void Takes_about_ten_times_the_memory_of_one_with_a_tenth_of_the_instances()
    {
        var (small, large) = (Allocated(Text(100, 10, 10)), Allocated(Text(1000, 10, 10)));

        output.WriteLine($"{small / 1e6:0.0} MB for 1,000 instances, {large / 1e6:0.0} MB for 10,000");
        large.ShouldBeInRange(small * 8, small * 12);
    }

    private static long Allocated(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Loading.Load(text).Instances.ShouldNotBeEmpty();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Text(int services, int instances, int chain)
    {
        var text = new StringBuilder("name: large\nships:\n  s1: {ip: 10.0.0.1}\nservices:\n");
        var port = 0;
        for (var i = 0; i < services; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  service-{i:D4}:\n    image: registry.example.test/service-{i}:1.0\n");
            if (i % chain != 0) text.Append(CultureInfo.InvariantCulture, $"    requires: [service-{i - 1:D4}]\n");
            text.Append("    env:\n      JAVA_OPTS: [-Xms1g, -Xmx2g]\n      LEVEL: info\n    instances:\n");
            for (var j = 0; j < instances; j++)
            {
                text.Append(CultureInfo.InvariantCulture, $"      service-{i:D4}-{j:D2}:\n        ship: s1\n        ports:\n          http: {{exposed: 80, external: [10.0.{++port / 60000}.1, {1 + (port % 60000)}]}}\n");
                text.Append("        volumes: {}\n        env:\n          ROLE: worker\n          INDEX: \"1\"\n        stop_timeout: 5\n        lifecycle:\n          running:\n            - {type: tcp, port: http, max_wait: 30}\n");
            }
        }

        return text.ToString();
    }
}
