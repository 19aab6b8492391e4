using System.Collections.Immutable;
using Maestro.Engine.Lifecycle;
using Maestro.Engine.Model;

namespace Maestro.Engine.Tests.Lifecycle;

public sealed class WhenAProgramOfThisMachineIsAsked
{
    [Fact]
    public async Task It_gets_the_variables_of_the_container_over_those_of_this_machine()
    {
        var bench = await Bench.WithAsync();
        bench.Variables = Path("HERE", "here").Add("BOTH", "machine");
        bench.Env = ["BOTH=container", "ONLY=container"];

        var answer = await AskAsync(bench, "sh", "-c", "echo $HERE $BOTH $ONLY; exit 3");

        answer.Text.ShouldBe("exit code 3");
        answer.Output.ShouldBe(["here container container"]);
    }

    [Fact]
    public async Task It_gets_them_as_JSON_on_its_standard_input_when_that_is_asked_for()
    {
        var bench = await Bench.WithAsync();
        bench.Variables = Path();
        bench.Env = ["ONLY=a \"quoted\" text", "BARE"];

        var answer = await AskAsync(bench, VariableHandover.StandardInput, "sh", "-c", "cat; echo; echo only: $ONLY; exit 1");

        answer.Output.ShouldBe(["{\"ONLY\":\"a \\u0022quoted\\u0022 text\"}", "only:"]);
    }

    [Fact]
    public async Task It_need_not_read_what_it_is_handed_however_much_that_is()
    {
        var bench = await Bench.WithAsync();
        bench.Variables = Path();
        bench.Env = [$"LARGE={new string('x', 2_000_000)}"];

        (await AskAsync(bench, VariableHandover.StandardInput, "true")).Passed.ShouldBeTrue();
    }

    [Fact]
    public async Task It_runs_without_a_shell_in_the_folder_of_the_play()
    {
        var bench = await Bench.WithAsync();
        bench.Variables = Path();
        bench.Folder = Directory.CreateTempSubdirectory("maestro-test-").FullName;
        try
        {
            var script = System.IO.Path.Combine(bench.Folder, "look.sh");
            await File.WriteAllTextAsync(script, "#!/bin/sh\necho \"$1 in $PWD\"; exit 2\n");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);

            (await AskAsync(bench, "./look.sh", "$HOME; *")).Output.ShouldBe([$"$HOME; * in {bench.Folder}"]);
        }
        finally
        {
            Directory.Delete(bench.Folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("/no/such/program", "there is no such program")]
    [InlineData("no-such-program", "there is no such program in PATH")]
    [InlineData("./no-such-program", "there is no such program, seen from /tmp")]
    [InlineData("/etc/passwd", "it is not executable")]
    public async Task What_cannot_be_run_is_not_tried_again(string program, string reason)
    {
        var bench = await Bench.WithAsync();
        bench.Folder = "/tmp";

        var answer = await AskAsync(bench, program);

        (answer.IsFinal, answer.Text).ShouldBe((true, $"'{program}' cannot be run: {reason}"));
    }

    [Fact]
    public async Task Only_the_end_of_what_it_prints_is_kept_and_no_secret_of_it()
    {
        var bench = await Bench.WithAsync();
        bench.Variables = Path("BUILD_TOKEN", "of-the-build");
        bench.Env = ["DB_PASSWORD=tiger", "TLS_KEY=line one\nline two", "KEY_COUNT=2"];

        var answer = await AskAsync(bench, "sh", "-c", "i=0; while [ $i -lt 2000 ]; do i=$((i+1)); echo line $i; done; echo $DB_PASSWORD $BUILD_TOKEN line two 2; exit 1");

        answer.Output.Length.ShouldBe(20);
        answer.Output.ShouldContain("*** *** *** 2");
        answer.Output.ShouldContain("line 2000");
    }

    [Fact]
    public async Task One_that_leaves_something_running_is_not_waited_for_by_its_output()
    {
        var bench = await Bench.WithAsync();
        bench.Variables = Path();

        (await AskAsync(bench, "sh", "-c", "sleep 20 & echo left").WaitAsync(TimeSpan.FromSeconds(10))).Passed.ShouldBeTrue();
    }

    [Fact]
    public async Task A_cancellation_ends_it()
    {
        var bench = await Bench.WithAsync();
        bench.Variables = Path();
        using var cancellation = new CancellationTokenSource();
        using var probe = Probe.For(new LifecycleCheck.Exec(["sleep", "1000"], 1, VariableHandover.Environment), bench.Subject(), TimeProvider.System);
        var asking = probe.TryAsync(cancellation.Token);

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => asking.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    private static ImmutableDictionary<string, string> Path(string? name = null, string? value = null)
    {
        var path = ImmutableDictionary<string, string>.Empty.Add("PATH", Environment.GetEnvironmentVariable("PATH")!);
        return name is null ? path : path.Add(name, value!);
    }

    private static Task<ProbeAnswer> AskAsync(Bench bench, params string[] command) => AskAsync(bench, VariableHandover.Environment, command);

    private static async Task<ProbeAnswer> AskAsync(Bench bench, VariableHandover handover, params string[] command)
    {
        using var probe = Probe.For(new LifecycleCheck.Exec([.. command], 1, handover), bench.Subject(), TimeProvider.System);
        return await probe.TryAsync(CancellationToken.None);
    }
}
