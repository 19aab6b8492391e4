// What the end-to-end tests ask of a script. How the addin comes in stands in the script that loads this one.
using System.Diagnostics;

var file = Argument<string>("environment");

Task("Start").Does(() => Information("at {0}", MaestroStart(file).Endpoints.Single().Address));

Task("Status").Does(async () =>
{
    foreach (var row in await MaestroStatusAsync(file))
        Information("{0} is {1}", row.Service, row.Phase == InstancePhase.Up ? "there" : "not there");
});

Task("Stop").Does(() => MaestroStop(new MaestroSettings { File = file }));

Task("Clean").Does(() => MaestroClean(file));

Task("Fail").Does(() =>
{
    using (MaestroRun(file))
        throw new Exception("on purpose: {0}");
});

Task("FailLater").Does(async () =>
{
    using (await MaestroRunAsync(new MaestroSettings { File = file }))
    {
        await System.Threading.Tasks.Task.Yield();
        throw new Exception("on purpose: {0}");
    }
});

Task("Work").Does(() =>
{
    using (MaestroRun(file))
    {
        Information("in mid-task");
        // Redirected, as it would keep the test's own pipe open when it outlives the script.
        StartProcess("sleep", new ProcessSettings { Arguments = "300", RedirectStandardOutput = true, RedirectStandardError = true });
    }
});

// No child that the signal ends as well, and nothing that would dispose the environment on the way out.
Task("WorkInCode").Does(() =>
{
    var environment = MaestroRun(file);
    Information("in mid-task");
    new System.Threading.ManualResetEventSlim().Wait();
    environment.Dispose();
});

Task("Forget").Does(() => MaestroRun(file));

RunTarget(Argument<string>("target"));
