namespace Maestro.MSBuild.Tests.EndToEnd;

/// <summary>The sample solution, once for all tests.</summary>
public sealed class PreparedSample : IAsyncLifetime
{
    internal SampleSolution Solution { get; } = new();

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        try
        {
            await Solution.PrepareAsync();
        }
        catch
        {
            // xunit disposes only what was initialised.
            Solution.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Solution.Dispose();
        return Task.CompletedTask;
    }
}
