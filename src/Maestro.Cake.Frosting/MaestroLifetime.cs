using System.Diagnostics.CodeAnalysis;
using Cake.Core;
using Cake.Frosting;

namespace Maestro.Cake.Frosting;

/// <summary>
/// The lifetime of a build in an environment: up before the first task, gone behind the last, whatever became of the tasks. A signal tears it down as well.
/// Frosting takes one lifetime: a build with work of its own before or behind its tasks overrides <see cref="Setup"/> and <see cref="Teardown"/>, and calls these.
/// </summary>
/// <typeparam name="TContext">The build's context; told of the environment when it is an <see cref="IMaestroContext"/>.</typeparam>
public class MaestroLifetime<TContext> : FrostingLifetime<TContext>
    where TContext : ICakeContext
{
    /// <summary>The environment, once <see cref="Setup"/> has brought it up.</summary>
    protected MaestroRunScope? Maestro { get; private set; }

    /// <summary>Brings the environment up.</summary>
    /// <param name="context">The build's context.</param>
    /// <param name="info">What will run.</param>
    /// <exception cref="CakeException">It did not come up; what the start created has been removed.</exception>
    [MemberNotNull(nameof(Maestro))]
    public override void Setup(TContext context, ISetupContext info)
    {
        Maestro = BringUp(context, Settings(context));
        if (context is IMaestroContext informed) informed.Maestro = Maestro;
    }

    /// <summary>Tears the environment down. When the build has failed already, a fault of the tear-down is only logged.</summary>
    /// <param name="context">The build's context.</param>
    /// <param name="info">What became of the build.</param>
    /// <exception cref="CakeException">Something is still there.</exception>
    public override void Teardown(TContext context, ITeardownContext info) => Maestro?.Dispose();

    /// <summary>What is asked of the run; the defaults where it is not overridden: everything in <c>maestro.yaml</c>.</summary>
    /// <param name="context">The build's context.</param>
    protected virtual MaestroSettings Settings(TContext context) => new();

    /// <summary>Where a test puts a fleet in memory.</summary>
    internal virtual MaestroRunScope BringUp(TContext context, MaestroSettings settings) => context.MaestroRun(settings);
}
