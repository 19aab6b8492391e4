using Cake.Core;

namespace Maestro.Cake;

/// <summary>What a <see cref="SignalGuard"/> ends before it lets the process go.</summary>
internal interface IGuardedWork
{
    /// <summary>Cancels the work if it is under way and takes back what it has brought. Says what could not be taken back; the log says it too.</summary>
    Task<CakeException?> EndAsync();
}
