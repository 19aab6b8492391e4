using System.Runtime.InteropServices;
using Cake.Core;
using Maestro.Engine;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Cake;

/// <summary>
/// An environment that is up until this object is disposed. A signal tears it down as well, and so does the end of the script. There is no <c>await using</c>:
/// it hides the exception of its block from the object, so that a fault of the tear-down would take that exception's place.
/// </summary>
public sealed class MaestroRunScope : IDisposable
{
    private readonly GuardedWork<EnvironmentRun> _work;
    private readonly EnvironmentRun _run;
    private readonly Dictionary<string, string?> _before = new(StringComparer.Ordinal);
    private int _isDisposed;

    private MaestroRunScope(GuardedWork<EnvironmentRun> work, EnvironmentRun run)
    {
        (_work, _run) = (work, run);
        EnvironmentName = run.Started.Environment;
        Endpoints = run.Started.Endpoints;
        Variables = run.Started.Variables.ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>Name of the environment.</summary>
    public string EnvironmentName { get; }

    /// <summary>The published ports of its instances.</summary>
    public IReadOnlyList<Endpoint> Endpoints { get; }

    /// <summary>Endpoints (<c>MAESTRO_REDIS_REDIS_1_CLIENT</c> = <c>host:port</c>) and link variables: to be given as the <c>EnvironmentVariables</c> of a tool's settings.</summary>
    public IDictionary<string, string> Variables { get; }

    /// <summary>The address, <c>host:port</c>, of a named port of an instance.</summary>
    /// <exception cref="ArgumentException">There is no such port.</exception>
    public string Address(string instance, string port) =>
        Endpoints.FirstOrDefault(endpoint => endpoint.Instance == instance && endpoint.Port == port)?.Address
        ?? throw new ArgumentException($"environment '{EnvironmentName}' has no published port '{port}' of an instance '{instance}'", nameof(port));

    /// <summary>Sets <see cref="Variables"/> in this process until the tear-down, for whatever it starts. Returns this object.</summary>
    public MaestroRunScope ExportVariables()
    {
        foreach (var (name, value) in Variables)
        {
            _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
            Environment.SetEnvironmentVariable(name, value);
        }

        return this;
    }

    /// <summary>Tears the environment down. When an exception is on its way already, a fault of the tear-down is only logged.</summary>
    /// <exception cref="CakeException">Something is still there.</exception>
    public void Dispose()
    {
        var isFailing = Marshal.GetExceptionPointers() != 0;
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0) return;

        foreach (var (name, value) in _before) Environment.SetEnvironmentVariable(name, value);
        _run.WentWell = !isFailing;
        var fault = EndAsync().GetAwaiter().GetResult();
#pragma warning disable CA1065 // A build must not pass with an environment left behind, and nothing is hidden: no other exception is on its way.
        if (fault is not null && !isFailing) throw fault;
#pragma warning restore CA1065
    }

    /// <exception cref="CakeException">The environment did not come up.</exception>
    internal static async Task<MaestroRunScope> StartAsync(Session session, CancellationToken cancellationToken)
    {
        var work = new GuardedWork<EnvironmentRun>(session.RunAsync, run => TearDownAsync(run, session.Log), cancellationToken);
        await SignalGuard.Process.EnterAsync(work, session.Log);
        try
        {
            return new MaestroRunScope(work, await work.Result);
        }
        catch
        {
            await SignalGuard.Process.LeaveAsync(work);
            throw;
        }
    }

    private async Task<CakeException?> EndAsync()
    {
        var fault = await _work.EndAsync();
        await SignalGuard.Process.LeaveAsync(_work);
        return fault;
    }

    private static async Task<CakeException?> TearDownAsync(EnvironmentRun run, PlayLog log)
    {
        try
        {
            var tornDown = await run.TearDownAsync();
            return tornDown.Succeeded ? null : Failures.Of(tornDown);
        }
#pragma warning disable CA1031 // Said as a fault of ours, to whoever asked: the script's own Dispose, or a signal that nobody above could take it from.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var fault = Catalogue.InternalFault("the tear-down of an environment", exception);
            log.Report(fault);
            return Failures.Of(fault, exception);
        }
    }
}
