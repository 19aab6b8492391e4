using Cake.Core;

namespace Cake.Frosting;

/// <summary>What is done before the first task.</summary>
public interface IFrostingSetup
{
    /// <summary>Does it. When it fails, no task runs, but the tear-down does.</summary>
    void Setup(ICakeContext context, ISetupContext info);
}
