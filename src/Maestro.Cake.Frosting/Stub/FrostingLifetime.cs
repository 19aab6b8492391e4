using Cake.Core;

namespace Cake.Frosting;

/// <summary>What is done before the first task and behind the last.</summary>
/// <typeparam name="TContext">The build's context.</typeparam>
public abstract class FrostingLifetime<TContext> : IFrostingLifetime
    where TContext : ICakeContext
{
    /// <summary>Is done before the first task.</summary>
    public abstract void Setup(TContext context, ISetupContext info);

    /// <summary>Is done behind the last task, also when the setup or a task failed.</summary>
    public abstract void Teardown(TContext context, ITeardownContext info);

    void IFrostingSetup.Setup(ICakeContext context, ISetupContext info) => Setup((TContext)context, info);

    void IFrostingTeardown.Teardown(ICakeContext context, ITeardownContext info) => Teardown((TContext)context, info);
}
