using Cake.Core;
using Cake.Frosting;
using Maestro.Cake;
using Maestro.Cake.Frosting;

return new CakeHost().UseContext<MaestroContext>().UseLifetime<Lifetime>().Run(args);

public sealed class Lifetime : MaestroLifetime<MaestroContext>
{
    protected override MaestroSettings Settings(MaestroContext context) => new() { File = Environment.GetEnvironmentVariable("E2E_FILE") };
}

[TaskName("Default")]
public sealed class Work : AsyncFrostingTask<MaestroContext>
{
    public override Task RunAsync(MaestroContext context)
    {
        context.Maestro.ExportVariables();
        return OutsideWorld.CallAsync();
    }
}
