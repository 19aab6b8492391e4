using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Maestro.MSBuild;

/// <summary>Endpoints as MSBuild items, and back.</summary>
internal static class EndpointItems
{
    // What MSBuild takes for more than a letter: a value that holds one of these is split or expanded on its way unless it is escaped.
    private const string Special = "%*?@$();'";

    public static ITaskItem[] From(PlayResult started)
    {
        var endpoints = started.Endpoints.ToDictionary(endpoint => endpoint.Variable, StringComparer.Ordinal);
        return [.. started.Variables.Select(ITaskItem (variable) =>
        {
            var item = new TaskItem(Escape(variable.Key));
            Set(item, "Value", variable.Value);
            Set(item, "Environment", started.Environment);
            if (endpoints.TryGetValue(variable.Key, out var endpoint))
            {
                Set(item, nameof(Endpoint.Service), endpoint.Service);
                Set(item, nameof(Endpoint.Instance), endpoint.Instance);
                Set(item, nameof(Endpoint.Port), endpoint.Port);
                Set(item, nameof(Endpoint.Protocol), endpoint.Protocol.ToString());
                Set(item, nameof(Endpoint.Host), endpoint.Host);
                Set(item, nameof(Endpoint.Number), endpoint.Number.ToString(CultureInfo.InvariantCulture));
            }

            return item;
        })];
    }

    public static ImmutableArray<string> Environments(IEnumerable<ITaskItem> items) =>
        [.. items.Select(item => item.GetMetadata("Environment")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public static IEnumerable<KeyValuePair<string, string>> Variables(IEnumerable<ITaskItem> items) =>
        items.Select(item => KeyValuePair.Create(item.ItemSpec, item.GetMetadata("Value")));

    public static IEnumerable<Endpoint> Endpoints(IEnumerable<ITaskItem> items) =>
        items.Where(item => item.GetMetadata(nameof(Endpoint.Number)).Length > 0).Select(item => new Endpoint(
            item.GetMetadata(nameof(Endpoint.Service)),
            item.GetMetadata(nameof(Endpoint.Instance)),
            item.GetMetadata(nameof(Endpoint.Port)),
            Enum.Parse<PortProtocol>(item.GetMetadata(nameof(Endpoint.Protocol))),
            item.GetMetadata(nameof(Endpoint.Host)),
            int.Parse(item.GetMetadata(nameof(Endpoint.Number)), CultureInfo.InvariantCulture),
            item.ItemSpec));

    /// <summary>Name=value words of a command line, quoted as .NET takes one apart.</summary>
    public static string Arguments(IEnumerable<ITaskItem> items) => string.Join(' ', Variables(items).Select(variable => Quoted($"{variable.Key}={variable.Value}")));

    internal static string Escape(string value)
    {
        var text = new StringBuilder();
        foreach (var letter in value)
        {
            if (Special.Contains(letter, StringComparison.Ordinal)) text.Append(CultureInfo.InvariantCulture, $"%{(int)letter:X2}");
            else text.Append(letter);
        }

        return text.ToString();
    }

    // Backslashes count as themselves, except before a quotation mark.
    private static string Quoted(string argument) =>
        $"\"{Regex.Replace(argument, """(\\*)("|$)""", found => found.Groups[1].Value + found.Groups[1].Value + (found.Groups[2].Length > 0 ? "\\\"" : ""))}\"";

    private static void Set(TaskItem item, string name, string value) => item.SetMetadata(name, Escape(value));
}
