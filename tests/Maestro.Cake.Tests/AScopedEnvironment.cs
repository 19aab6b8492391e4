using Cake.Core;
using Maestro.Testing;

namespace Maestro.Cake.Tests;

public sealed class AScopedEnvironment : IDisposable
{
    private const string Variable = "MAESTRO_WEB_WEB_1_HTTP";

    private readonly ScriptContext _script = new();
    private readonly FakeFleet _fleet = new();

    public AScopedEnvironment() => _script.WriteEnvironment();

    [Fact]
    public async Task Is_there_inside_its_block_and_gone_behind_it()
    {
        using (var environment = await RunAsync())
        {
            environment.EnvironmentName.ShouldBe("trial");
            _fleet["local"].Containers.Keys.ShouldBe(["web-1"]);
        }

        _fleet["local"].Containers.ShouldBeEmpty();
        _script.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Tells_where_its_instances_are()
    {
        using var environment = await RunAsync();

        environment.Endpoints.ShouldHaveSingleItem().Variable.ShouldBe(Variable);
        environment.Variables[Variable].ShouldBe("127.0.0.1:8080");
        environment.Address("web-1", "http").ShouldBe("127.0.0.1:8080");
        Should.Throw<ArgumentException>(() => environment.Address("web-1", "https")).Message.ShouldContain("https");
    }

    [Fact]
    public async Task Leaves_the_variables_of_the_process_alone_until_it_is_asked_to_set_them()
    {
        Environment.SetEnvironmentVariable(Variable, "before");
        using (var environment = await RunAsync())
        {
            Environment.GetEnvironmentVariable(Variable).ShouldBe("before");
            environment.ExportVariables().ShouldBeSameAs(environment);
            Environment.GetEnvironmentVariable(Variable).ShouldBe("127.0.0.1:8080");
        }

        Environment.GetEnvironmentVariable(Variable).ShouldBe("before");
        Environment.SetEnvironmentVariable(Variable, null);
    }

    [Fact]
    public async Task Makes_the_script_fail_when_something_stays_behind()
    {
        var environment = await RunAsync();
        RefuseRemovals();

        Should.Throw<CakeException>(environment.Dispose).Message.ShouldContain("MSTR0507");

        Should.NotThrow(environment.Dispose);
    }

    [Fact]
    public async Task Does_not_hide_what_went_wrong_inside_by_what_stays_behind()
    {
        var environment = await RunAsync();

        Action block = () =>
        {
            using (environment)
            {
                RefuseRemovals();
                throw new InvalidOperationException("the test's own");
            }
        };

        block.ShouldThrow<InvalidOperationException>().Message.ShouldBe("the test's own");

        _script.Errors.ShouldContain(line => line.Contains("MSTR0507", StringComparison.Ordinal));
    }

    public void Dispose() => _script.Dispose();

    private Task<MaestroRunScope> RunAsync() => MaestroRunScope.StartAsync(new Session(_script.Context, new MaestroSettings(), _fleet), CancellationToken.None);

    private void RefuseRemovals() => _fleet["local"].Before = (request, _) =>
        request.StartsWith("remove", StringComparison.Ordinal) ? throw _fleet["local"].Refusal(request, 500, "the disk is on fire") : Task.CompletedTask;
}
