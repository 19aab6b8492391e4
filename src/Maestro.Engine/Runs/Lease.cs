namespace Maestro.Engine.Runs;

/// <summary>The use of a run by this process. Whoever took it holds the gate of the environment until <see cref="Settle"/>.</summary>
internal sealed class Lease(Leases leases, string key, string run, bool isShared, FileStream gate, FileStream use)
{
    /// <summary>The run.</summary>
    public string Run => run;

    /// <summary>Whether others used it when it was taken: then its environment is theirs as well.</summary>
    public bool IsShared => isShared;

    /// <summary>Lets others through the gate: the environment stands, or it is gone again.</summary>
    public void Settle() => gate.Dispose();

    /// <summary>Gives it back; if nobody else uses the run, does <paramref name="tearDown"/> before anybody can use it again. Whether it did.</summary>
    /// <param name="tearDown">What is done.</param>
    /// <param name="waiting">Called once when another process brings the environment up or takes it down meanwhile.</param>
    public async Task<bool> EndAsync(Func<Task> tearDown, Action waiting)
    {
        await gate.DisposeAsync();
        Task? tornDown = null;
        try
        {
            return await leases.EndAsync(key, run, use, OnceAsync, waiting, CancellationToken.None);
        }
        catch (Exception fault) when ((fault is IOException or UnauthorizedAccessException) && tornDown is null or { IsCompletedSuccessfully: true })
        {
            // Whoever took the folder away has taken the others' claims with it: what is ours is taken down all the same.
            await use.DisposeAsync();
            await (tornDown ?? OnceAsync());
            return true;
        }

        Task OnceAsync() => tornDown = tearDown();
    }
}
