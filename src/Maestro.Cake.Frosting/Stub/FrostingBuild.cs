using System.Reflection;
using Cake.Core;

namespace Cake.Frosting;

/// <summary>A build as Frosting puts it before Cake's own engine. The tests compile this file too, so that it asks nothing that the real Cake.Frosting has not.</summary>
internal sealed class FrostingBuild(IFrostingContext context, IFrostingLifetime? lifetime, IEnumerable<IFrostingTask> tasks)
{
    public Task<CakeReport> RunAsync(string target, ICakeReportPrinter printer)
    {
        var engine = new CakeEngine(new CakeDataService(), context.Log);
        if (lifetime is not null)
        {
            engine.RegisterSetupAction(info => lifetime.Setup(context, info));
            engine.RegisterTeardownAction(info => lifetime.Teardown(context, info));
        }

        foreach (var task in tasks) engine.RegisterTask(NameOf(task.GetType())).Does((ICakeContext host) => task.RunAsync(host));
        return engine.RunTargetAsync(context, new DefaultExecutionStrategy(context.Log, printer), new ExecutionSettings().SetTarget(target));
    }

    private static string NameOf(Type task) => task.GetCustomAttribute<TaskNameAttribute>()?.Name ?? task.Name;
}
