namespace Maestro.Cake.Frosting;

/// <summary>A context that is told of the environment, for builds whose context has a base class of its own; others derive from <see cref="MaestroContext"/>.</summary>
public interface IMaestroContext
{
    /// <summary>The environment; a <see cref="MaestroLifetime{TContext}"/> sets it before the first task.</summary>
    MaestroRunScope Maestro { get; set; }
}
