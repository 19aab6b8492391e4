using Maestro.Engine.Runs;

namespace Maestro.Engine.Tests.Runs;

internal static class Leaving
{
    /// <summary>Gives a lease back, and tells nobody of the wait for others.</summary>
    public static Task<bool> EndAsync(this Lease lease, Func<Task> tearDown) => lease.EndAsync(tearDown, static () => { });
}
