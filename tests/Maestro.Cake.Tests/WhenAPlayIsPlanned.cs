using Cake.Core;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Reports;
using Maestro.Testing;

namespace Maestro.Cake.Tests;

public sealed class WhenAPlayIsPlanned : IDisposable
{
    private readonly ScriptContext _script = new();
    private readonly FakeFleet _fleet = new();

    [Fact]
    public async Task Its_steps_are_in_the_log_and_given_back()
    {
        _script.WriteEnvironment();

        var plan = await new Session(_script.Context, new MaestroSettings(), _fleet).PlanAsync(Play.Start);

        plan.Steps.Select(step => step.Operation).ShouldBe(["Create", "Start", "AwaitReady"]);
        _script.Log.Lines.ShouldContain(line => line.EndsWith("2  start        web-1  local  1      waits for nothing", StringComparison.Ordinal));
        _fleet["local"].Containers.ShouldBeEmpty();
    }

    [Fact]
    public void One_that_could_not_be_done_fails()
    {
        _script.WriteEnvironment(address: $"ip: 127.0.0.1, docker_port: {FreePorts.Take(1)[0]}, endpoint: 127.0.0.1");

        var failure = Should.Throw<CakeException>(() => _script.Context.MaestroPlan(Play.Start));

        failure.ExitCode.ShouldBe((int)ExitCode.ShipUnreachable);
        failure.Message.ShouldContain("MSTR0301");
    }

    [Theory]
    [InlineData(null, "web\n")]
    [InlineData(DependencyFormat.Mermaid, "flowchart TD\n  s0[\"web\"]\n")]
    [InlineData(DependencyFormat.Dot, "digraph \"trial\" {\n  \"web\";\n}\n")]
    public void What_requires_what_is_given_back(DependencyFormat? format, string expected)
    {
        _script.WriteEnvironment();

        _script.Context.MaestroDeptree(format: format).ShouldBe(expected);
    }

    [Fact]
    public void What_there_is_not_has_no_tree()
    {
        _script.WriteEnvironment();

        Should.Throw<CakeException>(() => _script.Context.MaestroDeptree(new MaestroSettings { Things = ["wbe"] })).ExitCode.ShouldBe((int)ExitCode.Usage);
    }

    public void Dispose() => _script.Dispose();
}
