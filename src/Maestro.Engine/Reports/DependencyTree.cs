using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Engine.Reports;

/// <summary>What requires what, as MaestroNG prints it for <c>deptree</c>.</summary>
public static class DependencyTree
{
    /// <summary>
    /// The lines, made as they are asked for. A service that several of a tree's services require is opened once in it: its cost is linear in
    /// services and requirements. Repeating opens it each time, which may be exponential.
    /// </summary>
    /// <param name="environment">The environment.</param>
    /// <param name="things">Services, or instances for theirs; each service has its tree once, sorted by name. Empty: all.</param>
    /// <param name="repeat">Whether what was shown already in a tree is shown again (<c>-r</c>).</param>
    /// <exception cref="MaestroException">A thing is unknown.</exception>
    public static IEnumerable<string> Lines(MaestroEnvironment environment, IReadOnlyCollection<string> things, bool repeat)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(things);
        return Roots(environment, things).SelectMany((root, number) => Tree(environment, root, repeat).Prepend(root).Prepend("").Skip(number == 0 ? 1 : 0));
    }

    /// <summary>The services that things stand for, sorted; all when nothing is named.</summary>
    /// <exception cref="MaestroException">A thing is unknown.</exception>
    internal static IEnumerable<string> Roots(MaestroEnvironment environment, IReadOnlyCollection<string> things)
    {
        if (things.Count == 0) return environment.Services.Keys;

        var unknown = things.Where(thing => !environment.Instances.ContainsKey(thing) && !environment.Services.ContainsKey(thing)).ToList();
        if (unknown.Count > 0)
            throw new MaestroException(ExitCode.Usage, [.. unknown.Select(thing => Catalogue.UnknownThing(thing, environment.Name, environment.Instances.Keys.Concat(environment.Services.Keys)))]);

        return things.Select(thing => environment.Instances.TryGetValue(thing, out var instance) ? instance.Service : thing).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
    }

    // Depth first with a stack of our own: a chain may be thousands of services long.
    private static IEnumerable<string> Tree(MaestroEnvironment environment, string root, bool repeat)
    {
        var shown = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<(string Service, string Indentation, bool IsLast)>();
        Open(root, " ");
        while (pending.TryPop(out var next))
        {
            yield return $"{next.Indentation}{(next.IsLast ? @"\-" : "+-")} {next.Service}";
            Open(next.Service, next.Indentation + (next.IsLast ? "  " : "|  "));
        }

        void Open(string service, string indentation)
        {
            var required = environment.Services[service].Requires.Where(name => repeat || !shown.Contains(name)).ToList();
            shown.UnionWith(required);
            for (var i = required.Count - 1; i >= 0; i--) pending.Push((required[i], indentation, i == required.Count - 1));
        }
    }
}
