using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.Test;
using Cake.Core;
using Cake.Frosting;

namespace Maestro.Cake.Frosting.Tests.Sample;

public sealed class BuildContext(ICakeContext context) : MaestroContext(context);

public sealed class Lifetime : MaestroLifetime<BuildContext>
{
    protected override MaestroSettings Settings(BuildContext context) => new() { File = "maestro.yaml", Timeout = TimeSpan.FromMinutes(2) };
}

[TaskName("Default")]
public sealed class TestTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context) =>
        context.DotNetTest("tests", new DotNetTestSettings { EnvironmentVariables = context.Maestro.Variables });
}
