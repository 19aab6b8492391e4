using Cake.Core;
using Maestro.Engine.Ships;

namespace Maestro.Cake.Frosting.Tests;

/// <summary>The lifetime, on a fleet in memory.</summary>
internal class FleetLifetime<TContext>(IDockerHostFactory fleet) : MaestroLifetime<TContext>
    where TContext : ICakeContext
{
    internal override MaestroRunScope BringUp(TContext context, MaestroSettings settings) =>
        MaestroRunScope.StartAsync(new Session(context, settings, fleet), CancellationToken.None).GetAwaiter().GetResult();
}
