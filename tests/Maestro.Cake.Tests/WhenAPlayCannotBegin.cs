using Cake.Core;
using Maestro.Engine.Diagnostics;

namespace Maestro.Cake.Tests;

public sealed class WhenAPlayCannotBegin : IDisposable
{
    private readonly ScriptContext _script = new();

    public static TheoryData<string, Action<ICakeContext, MaestroSettings>> Aliases => new()
    {
        { "Check", (context, settings) => context.MaestroCheck(settings) },
        { "Start", (context, settings) => context.MaestroStart(settings) },
        { "Stop", (context, settings) => context.MaestroStop(settings) },
        { "Status", (context, settings) => context.MaestroStatus(settings) },
        { "Clean", (context, settings) => context.MaestroClean(settings) },
        { "Restart", (context, settings) => context.MaestroRestart(settings) },
        { "Kill", (context, settings) => context.MaestroKill(settings) },
        { "Pull", (context, settings) => context.MaestroPull(settings) },
        { "Logs", (context, settings) => context.MaestroLogs(settings) },
        { "Run", (context, settings) => context.MaestroRun(settings).Dispose() },
    };

    [Theory]
    [MemberData(nameof(Aliases))]
    public void A_missing_file_is_named_as_the_script_sees_it(string name, Action<ICakeContext, MaestroSettings> alias)
    {
        var failure = Should.Throw<CakeException>(() => alias(_script.Context, new MaestroSettings { File = "env/none.yaml" }), name);

        failure.ExitCode.ShouldBe((int)ExitCode.InvalidFile);
        failure.Message.ShouldContain("MSTR0101");
        failure.Message.ShouldContain("env/none.yaml");
    }

    [Fact]
    public void A_relative_file_is_looked_for_in_Cakes_working_directory()
    {
        _script.WriteEnvironment(name: "env/maestro.yaml");

        Should.NotThrow(() => _script.Context.MaestroCheck("env/maestro.yaml"));
    }

    [Fact]
    public void Without_a_file_maestro_yaml_is_taken()
    {
        _script.WriteEnvironment();

        Should.NotThrow(() => _script.Context.MaestroCheck());
    }

    [Fact]
    public void An_unknown_thing_is_an_error_of_usage()
    {
        _script.WriteEnvironment();

        var failure = Should.Throw<CakeException>(() => _script.Context.MaestroStart(new MaestroSettings { Things = ["web-7"] }));

        failure.ExitCode.ShouldBe((int)ExitCode.Usage);
        failure.Message.ShouldContain("MSTR0002");
    }

    [Fact]
    public void All_errors_stand_in_the_message_one_a_line_and_no_warning()
    {
        var failure = Failures.Of(new MaestroException(ExitCode.Usage,
            [Catalogue.NothingNamed("stop"), new Diagnostic("MSTR0199", Severity.Warning, "odd"), Catalogue.UnknownThing("what", "x", [])]));

        failure.Message.Split(Environment.NewLine).ShouldBe([Catalogue.NothingNamed("stop").ToString(), Catalogue.UnknownThing("what", "x", []).ToString()]);
    }

    public void Dispose() => _script.Dispose();
}
