using System.Collections.Immutable;
using Maestro.Engine.Model;

namespace Maestro.Tool.CommandLine;

/// <summary>What a command line asks for.</summary>
internal abstract record Order
{
    private Order()
    {
    }

    /// <summary>Do a play.</summary>
    public sealed record Perform(Play Play) : Order;

    /// <summary>Tell what a play would do.</summary>
    public sealed record Plan(Play Play) : Order;

    /// <summary>Show logs.</summary>
    public sealed record Logs : Order;

    /// <summary>Show what the templates come out as.</summary>
    public sealed record Render : Order;

    /// <summary>Show the environment as it was read.</summary>
    public sealed record Dump : Order;

    /// <summary>Show what requires what.</summary>
    /// <param name="Repeat">Whether what was shown already is shown again.</param>
    public sealed record Deptree(bool Repeat) : Order;

    /// <summary>Look the ships over.</summary>
    public sealed record Doctor : Order;

    /// <summary>Tell what may stand in place of a word.</summary>
    public sealed record Complete : Order;

    /// <summary>Bring the environment up, run a program, take it down.</summary>
    /// <param name="Command">The program and its arguments.</param>
    public sealed record Run(ImmutableArray<string> Command) : Order;

    /// <summary>Remove what runs have left behind.</summary>
    public sealed record Sweep : Order;

    /// <summary>Look the environment file over.</summary>
    public sealed record Check : Order;
}
