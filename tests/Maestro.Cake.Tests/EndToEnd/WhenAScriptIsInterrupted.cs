using System.Runtime.InteropServices;

namespace Maestro.Cake.Tests.EndToEnd;

/// <summary>Signals in the middle of a task, to all whom a terminal, a CI system or a person may send them.</summary>
[Collection(Collection.Name)]
public sealed class WhenAScriptIsInterrupted(Workshop workshop)
{
    [LinuxTheory]
    [InlineData(PosixSignal.SIGINT, Receiver.Group, 130)]
    [InlineData(PosixSignal.SIGINT, Receiver.Child, 130)]
    [InlineData(PosixSignal.SIGTERM, Receiver.Parent, 143)]
    [InlineData(PosixSignal.SIGTERM, Receiver.Child, 143)]
    [InlineData(PosixSignal.SIGTERM, Receiver.Group, 143)]
    [InlineData(PosixSignal.SIGHUP, Receiver.Group, 129)]
    public async Task Nothing_is_left_while_it_waits_for_a_process(PosixSignal signal, Receiver receiver, int exitCode) =>
        await InterruptAsync("Work", "in mid-task", signal, receiver, exitCode);

    [LinuxTheory]
    [InlineData(PosixSignal.SIGINT, Receiver.Group, 130)]
    [InlineData(PosixSignal.SIGTERM, Receiver.Group, 143)]
    public async Task Nothing_is_left_while_code_of_its_own_runs(PosixSignal signal, Receiver receiver, int exitCode) =>
        await InterruptAsync("WorkInCode", "in mid-task", signal, receiver, exitCode);

    [LinuxTheory]
    [InlineData("Start")]
    [InlineData("Work")]
    public async Task A_start_that_is_under_way_is_taken_back(string target) =>
        await InterruptAsync(target, "checking: ", PosixSignal.SIGINT, Receiver.Group, 130, command: "sleep 1000");

    private async Task InterruptAsync(string target, string moment, PosixSignal signal, Receiver receiver, int exitCode, string command = "httpd -f -p 80")
    {
        await using var environment = new LiveEnvironment(command);
        using var script = workshop.Start("addin.cake", target, environment);
        await script.PrintsAsync(moment);
        (await environment.ContainersAsync()).ShouldHaveSingleItem();

        script.Send(signal, receiver);

        (await script.EndAsync()).ShouldEndWith(exitCode);
        (await environment.ContainersAsync()).ShouldBeEmpty();
    }
}
