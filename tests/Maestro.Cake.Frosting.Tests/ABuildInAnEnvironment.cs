using Cake.Core;
using Cake.Frosting;
using Maestro.Engine.Diagnostics;

namespace Maestro.Cake.Frosting.Tests;

public sealed class ABuildInAnEnvironment : IDisposable
{
    private const string Variable = "MAESTRO_WEB_WEB_1_HTTP";

    private readonly Stage _stage = new();
    private readonly MaestroContext _context;
    private bool _hasRun;

    public ABuildInAnEnvironment() => _context = new MaestroContext(_stage.Script.Context);

    [Fact]
    public async Task Has_it_before_its_first_task_and_leaves_nothing_behind_its_last()
    {
        await Stage.RunAsync(_context, Lifetime(), _ => _stage.Containers.ShouldBe(["web-1"]));

        _stage.Containers.ShouldBeEmpty();
        _stage.Script.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Tells_its_tasks_where_it_is()
    {
        await Stage.RunAsync(_context, Lifetime(), context =>
        {
            context.Maestro.EnvironmentName.ShouldBe("trial");
            context.Maestro.Address("web-1", "http").ShouldBe("127.0.0.1:8080");
            context.Maestro.Variables[Variable].ShouldBe("127.0.0.1:8080");
            _hasRun = true;
        });

        _hasRun.ShouldBeTrue();
    }

    [Fact]
    public async Task Tells_a_context_that_has_a_base_class_of_its_own()
    {
        var context = new ContextOfItsOwn(_stage.Script.Context);

        await Stage.RunAsync(context, new FleetLifetime<ContextOfItsOwn>(_stage.Fleet), one => one.Maestro.EnvironmentName.ShouldBe("trial"));
    }

    [Fact]
    public async Task Needs_no_context_that_can_be_told()
    {
        await Stage.RunAsync(new FrostingContext(_stage.Script.Context), new FleetLifetime<ICakeContext>(_stage.Fleet), _ => _stage.Containers.ShouldBe(["web-1"]));

        _stage.Containers.ShouldBeEmpty();
    }

    [Fact]
    public async Task Says_what_is_missing_where_no_lifetime_brings_one_up()
    {
        var failure = await Should.ThrowAsync<CakeReportException>(() => Stage.RunAsync(_context, null, context => context.Maestro.EnvironmentName.ShouldBe("trial")));

        failure.InnerException.ShouldBeOfType<InvalidOperationException>().Message.ShouldContain("MaestroLifetime");
    }

    [Fact]
    public async Task Fails_with_what_its_task_threw_and_has_it_torn_down()
    {
        var thrown = new InvalidOperationException("the task's own");

        (await Stage.FailAsync(_context, Lifetime(), _ => throw thrown)).ShouldBeSameAs(thrown);

        _stage.Containers.ShouldBeEmpty();
    }

    [Fact]
    public async Task Does_not_hide_what_its_task_threw_by_what_stays_behind()
    {
        var thrown = new InvalidOperationException("the task's own");

        var failure = await Stage.FailAsync(_context, Lifetime(), _ =>
        {
            _stage.Refuse("remove");
            throw thrown;
        });

        failure.ShouldBeSameAs(thrown);
        _stage.Script.Errors.ShouldContain(line => line.Contains("MSTR0507", StringComparison.Ordinal));
        _stage.Script.Errors.ShouldNotContain(line => line.Contains("eardown", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fails_when_all_its_tasks_are_done_and_something_stays_behind() =>
        (await Should.ThrowAsync<CakeException>(() => Stage.RunAsync(_context, Lifetime(), _ => _stage.Refuse("remove")))).Message.ShouldContain("MSTR0507");

    [Fact]
    public async Task Runs_no_task_and_leaves_nothing_when_it_does_not_come_up()
    {
        _stage.Refuse("start");

        var failure = await Stage.FailAsync(_context, Lifetime(), _ => _hasRun = true);

        failure.ShouldBeOfType<CakeException>().Message.ShouldContain("the disk is on fire");
        _hasRun.ShouldBeFalse();
        _stage.Containers.ShouldBeEmpty();
    }

    [Fact]
    public async Task Has_it_torn_down_when_more_that_its_setup_does_fails()
    {
        var thrown = new InvalidOperationException("the build's own");

        (await Stage.FailAsync(_context, new LongerLifetime(_stage, () => throw thrown), _ => _hasRun = true)).ShouldBeSameAs(thrown);

        _hasRun.ShouldBeFalse();
        _stage.Fleet["local"].Requests.ShouldContain("start web-1");
        _stage.Containers.ShouldBeEmpty();
    }

    [Fact]
    public async Task Can_have_the_variables_set_for_whatever_its_tasks_start()
    {
        await Stage.RunAsync(_context, new LongerLifetime(_stage, () => { }), _ => Environment.GetEnvironmentVariable(Variable).ShouldBe("127.0.0.1:8080"));

        Environment.GetEnvironmentVariable(Variable).ShouldBeNull();
    }

    [Fact]
    public async Task Goes_by_the_settings_of_its_lifetime()
    {
        _stage.Script.WriteEnvironment(name: "other.yaml");
        File.Delete(Path.Combine(_context.Environment.WorkingDirectory.FullPath, "maestro.yaml"));

        await Stage.RunAsync(_context, new LifetimeOfAnotherFile(_stage), _ => _stage.Containers.ShouldBe(["web-1"]));
    }

    [Fact]
    public async Task Needs_no_lifetime_class_of_its_own()
    {
        _stage.Script.WriteEnvironment("ip: 127.0.0.1, socket_path: /nowhere/docker.sock");

        var failure = await Stage.FailAsync(_context, new MaestroLifetime<MaestroContext>(), _ => _hasRun = true);

        failure.ShouldBeOfType<CakeException>().ExitCode.ShouldBe((int)ExitCode.ShipUnreachable);
        _hasRun.ShouldBeFalse();
    }

    public void Dispose() => _stage.Dispose();

    private FleetLifetime<MaestroContext> Lifetime() => new(_stage.Fleet);

    private sealed class ContextOfItsOwn(ICakeContext context) : FrostingContext(context), IMaestroContext
    {
        public MaestroRunScope Maestro { get; set; } = null!;
    }

    private sealed class LongerLifetime(Stage stage, Action more) : FleetLifetime<MaestroContext>(stage.Fleet)
    {
        public override void Setup(MaestroContext context, ISetupContext info)
        {
            base.Setup(context, info);
            Maestro.ExportVariables();
            more();
        }
    }

    private sealed class LifetimeOfAnotherFile(Stage stage) : FleetLifetime<MaestroContext>(stage.Fleet)
    {
        protected override MaestroSettings Settings(MaestroContext context) => new() { File = "other.yaml" };
    }
}
