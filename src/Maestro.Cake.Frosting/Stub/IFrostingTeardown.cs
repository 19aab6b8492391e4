using Cake.Core;

namespace Cake.Frosting;

/// <summary>What is done behind the last task.</summary>
public interface IFrostingTeardown
{
    /// <summary>Does it, also when the setup or a task failed.</summary>
    void Teardown(ICakeContext context, ITeardownContext info);
}
