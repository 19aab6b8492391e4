namespace Cake.Frosting;

/// <summary>What a host can be told to use.</summary>
public static class CakeHostExtensions
{
    /// <summary>Gives the tasks that context.</summary>
    public static CakeHost UseContext<TContext>(this CakeHost host)
        where TContext : class, IFrostingContext
    {
        host.Context = typeof(TContext);
        return host;
    }

    /// <summary>Runs the tasks within that lifetime; the last one that is told counts.</summary>
    public static CakeHost UseLifetime<TLifetime>(this CakeHost host)
        where TLifetime : class, IFrostingLifetime
    {
        host.Lifetime = typeof(TLifetime);
        return host;
    }
}
