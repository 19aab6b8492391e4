using Cake.Core;
using Cake.Frosting;

namespace Maestro.Cake.Frosting.Tests;

/// <summary>The task of a build here.</summary>
[TaskName("Default")]
internal sealed class Step<TContext>(Action<TContext> run) : FrostingTask<TContext>
    where TContext : ICakeContext
{
    public override void Run(TContext context) => run(context);
}
