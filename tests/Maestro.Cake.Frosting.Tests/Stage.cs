using Cake.Core;
using Cake.Frosting;
using Maestro.Cake.Tests;
using Maestro.Testing;

namespace Maestro.Cake.Frosting.Tests;

/// <summary>A folder with an environment of one instance, <c>web-1</c>, a fleet in memory, and builds as Frosting runs them.</summary>
internal sealed class Stage : IDisposable
{
    public Stage() => Script.WriteEnvironment();

    public ScriptContext Script { get; } = new();

    public FakeFleet Fleet { get; } = new();

    public IEnumerable<string> Containers => Fleet["local"].Containers.Keys;

    /// <summary>Runs a build of one task.</summary>
    public static Task RunAsync<TContext>(TContext context, IFrostingLifetime? lifetime, Action<TContext> run)
        where TContext : IFrostingContext => new FrostingBuild(context, lifetime, [new Step<TContext>(run)]).RunAsync("Default", new SilentPrinter());

    /// <summary>Runs a build that fails in its setup or its one task: the exception, which Cake wraps into one that has its report.</summary>
    public static async Task<Exception> FailAsync<TContext>(TContext context, IFrostingLifetime lifetime, Action<TContext> run)
        where TContext : IFrostingContext => (await Should.ThrowAsync<CakeReportException>(() => RunAsync(context, lifetime, run))).InnerException.ShouldNotBeNull();

    /// <summary>Makes every request of a kind fail.</summary>
    public void Refuse(string kind) => Fleet["local"].Before = (request, _) =>
        request.StartsWith(kind, StringComparison.Ordinal) ? throw Fleet["local"].Refusal(request, 500, "the disk is on fire") : Task.CompletedTask;

    public void Dispose() => Script.Dispose();
}
