using Cake.Core;
using Cake.Frosting;

namespace Maestro.Cake.Frosting;

/// <summary>A context whose tasks find the environment in <see cref="Maestro"/>.</summary>
/// <param name="context">Cake's context.</param>
public class MaestroContext(ICakeContext context) : FrostingContext(context), IMaestroContext
{
    private MaestroRunScope? _maestro;

    /// <summary>The environment, with its endpoints; up from the lifetime's <c>Setup</c> to its <c>Teardown</c>.</summary>
    /// <exception cref="InvalidOperationException">No lifetime has brought it up.</exception>
    public MaestroRunScope Maestro
    {
        get => _maestro ?? throw new InvalidOperationException($"No environment has been brought up: does the host use a lifetime that is a {nameof(MaestroLifetime<>)}, and has its Setup run?");
        set => _maestro = value;
    }
}
