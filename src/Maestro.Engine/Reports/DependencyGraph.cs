using System.Collections.Immutable;
using System.Text;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Engine.Reports;

/// <summary>What requires what, as a graph: each service once, with all that the services asked for need, however far away. Linear in what it shows.</summary>
public static class DependencyGraph
{
    /// <summary>The text, with a newline at its end.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="things">Services, or instances for theirs. Empty: all.</param>
    /// <param name="format">How it is shown.</param>
    /// <param name="repeat">In trees, whether what was shown already is shown again; it may then be exponential.</param>
    /// <param name="cancellationToken">Ends it between two lines.</param>
    /// <exception cref="MaestroException">A thing is unknown.</exception>
    public static string Text(MaestroEnvironment environment, IReadOnlyCollection<string> things, DependencyFormat format, bool repeat, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(environment);
        if (format == DependencyFormat.Text) return Joined(DependencyTree.Lines(environment, things, repeat), cancellationToken);

        var services = Needed(environment, DependencyTree.Roots(environment, things));
        return format switch
        {
            DependencyFormat.Mermaid => Joined(Mermaid(services), cancellationToken),
            DependencyFormat.Dot => Joined(Dot(environment, services), cancellationToken),
            _ => Json(environment, services) + "\n",
        };
    }

    private static string Joined(IEnumerable<string> lines, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            cancellationToken.ThrowIfCancellationRequested();
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static ImmutableArray<Service> Needed(MaestroEnvironment environment, IEnumerable<string> roots)
    {
        var needed = new SortedDictionary<string, Service>(StringComparer.Ordinal);
        var pending = new Stack<string>(roots);
        while (pending.TryPop(out var name))
        {
            if (!needed.TryAdd(name, environment.Services[name])) continue;
            foreach (var other in environment.Services[name].Requires.Concat(environment.Services[name].WantsInfo)) pending.Push(other);
        }

        return [.. needed.Values];
    }

    // Numbers for ids: a name may be a word of Mermaid's own, such as "end".
    private static IEnumerable<string> Mermaid(ImmutableArray<Service> services)
    {
        var ids = services.Select((service, number) => (service.Name, Id: $"s{number}")).ToDictionary(pair => pair.Name, pair => pair.Id, StringComparer.Ordinal);
        yield return "flowchart TD";
        foreach (var service in services) yield return $"  {ids[service.Name]}[\"{service.Name}\"]";
        foreach (var service in services)
        {
            foreach (var other in service.Requires) yield return $"  {ids[service.Name]} --> {ids[other]}";
            foreach (var other in service.WantsInfo) yield return $"  {ids[service.Name]} -.-> {ids[other]}";
        }
    }

    private static IEnumerable<string> Dot(MaestroEnvironment environment, ImmutableArray<Service> services)
    {
        yield return $"digraph {Quoted(environment.Name)} {{";
        foreach (var service in services) yield return $"  {Quoted(service.Name)};";
        foreach (var service in services)
        {
            foreach (var other in service.Requires) yield return $"  {Quoted(service.Name)} -> {Quoted(other)};";
            foreach (var other in service.WantsInfo) yield return $"  {Quoted(service.Name)} -> {Quoted(other)} [style=dashed];";
        }

        yield return "}";
    }

    private static string Quoted(string name) => $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Json(MaestroEnvironment environment, ImmutableArray<Service> services) => JsonParts.Object(indented: true, members: json =>
    {
        json.WriteNumber("schema", 1);
        json.WriteString("name", environment.Name);
        json.WriteStartObject("services");
        foreach (var service in services)
        {
            json.WriteStartObject(service.Name);
            json.WriteTexts("requires", service.Requires);
            json.WriteTexts("wants_info", service.WantsInfo);
            json.WriteTexts("instances", service.Instances);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    });
}
