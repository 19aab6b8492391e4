using Cake.Core;

namespace Cake.Frosting;

/// <summary>A task.</summary>
public interface IFrostingTask
{
    /// <summary>Does it.</summary>
    Task RunAsync(ICakeContext context);

    /// <summary>Whether it is to run.</summary>
    bool ShouldRun(ICakeContext context);

    /// <summary>Is told when it failed.</summary>
    void OnError(Exception exception, ICakeContext context);

    /// <summary>Runs behind it in any case.</summary>
    void Finally(ICakeContext context);
}
