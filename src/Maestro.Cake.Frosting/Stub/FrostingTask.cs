using Cake.Core;

namespace Cake.Frosting;

/// <summary>A task.</summary>
/// <typeparam name="T">The build's context.</typeparam>
public abstract class FrostingTask<T> : IFrostingTask
    where T : ICakeContext
{
    /// <summary>Does it.</summary>
    public virtual void Run(T context)
    {
    }

    /// <summary>Whether it is to run.</summary>
    public virtual bool ShouldRun(T context) => true;

    /// <summary>Is told when it failed.</summary>
    public virtual void OnError(Exception exception, T context)
    {
    }

    /// <summary>Runs behind it in any case.</summary>
    public virtual void Finally(T context)
    {
    }

    Task IFrostingTask.RunAsync(ICakeContext context)
    {
        Run((T)context);
        return Task.CompletedTask;
    }

    bool IFrostingTask.ShouldRun(ICakeContext context) => ShouldRun((T)context);

    void IFrostingTask.OnError(Exception exception, ICakeContext context) => OnError(exception, (T)context);

    void IFrostingTask.Finally(ICakeContext context) => Finally((T)context);
}
