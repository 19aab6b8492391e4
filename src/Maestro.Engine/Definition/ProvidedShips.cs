using System.Net;
using System.Text.Json;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Asks the ship provider for the ships that the file does not list itself.</summary>
internal static class ProvidedShips
{
    /// <summary>Adds them; a ship of the file goes before one of the same name.</summary>
    public static void Add(Reading reading, EnvironmentDraft draft, YamlMapping? defaults, ShipSettings? settings)
    {
        switch (draft.ShipProvider)
        {
            case ShipProvider.DockerContext { Location: { } at }:
                AddContexts(reading, draft, settings, at);
                break;
            case ShipProvider.Exec { Location: { } at } program:
                AddPrinted(reading, draft, defaults, program, at);
                break;
        }
    }

    private static void AddContexts(Reading reading, EnvironmentDraft draft, ShipSettings? settings, SourceLocation at)
    {
        var contexts = new DockerContexts(reading);
        foreach (var name in contexts.Names.Prepend(DockerContexts.Default).Where(name => !draft.Ships.ContainsKey(name)))
        {
            ShipAddress? address = null;
            string? wrong = null;
            if (name == DockerContexts.Default) _ = LocalDaemon.TryDefault(reading, at, out address, out wrong);
            else if (contexts.Find(name) is { } found) _ = DockerHostText.TryRead(found.Host, found.Tls, at, out address, out wrong);

            // One that cannot be used is a fault only where it is.
            if (address is null) draft.UnusableShips[name] = wrong ?? "it has no docker endpoint";
            else draft.Ships[name] = new Ship { Name = name, Ip = Ip(address), Address = address, RequestTimeout = settings?.Timeout ?? TimeSpan.FromSeconds(5), ApiVersion = settings?.ApiVersion, Location = at };
        }
    }

    private static string Ip(ShipAddress address) => address switch
    {
        ShipAddress.Tcp tcp => tcp.Host,
        ShipAddress.Tls tls => tls.Host,
        ShipAddress.Ssh ssh => ssh.Tunnel.Host,
        _ => IPAddress.Loopback.ToString(),
    };

    private static void AddPrinted(Reading reading, EnvironmentDraft draft, YamlMapping? defaults, ShipProvider.Exec program, SourceLocation at)
    {
        var printed = reading.AskProvider(program.Command, reading.Directory);
        if (printed.Text is not { } text)
        {
            reading.Faults.Add(Catalogue.ProviderFails(at, program.Command[0], printed.Fault!));
            return;
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                reading.Faults.Add(Catalogue.ProviderFails(at, program.Command[0], "it printed JSON that is no map of ships"));
                return;
            }
        }
        catch (JsonException fault)
        {
            reading.Faults.Add(Catalogue.ProviderFails(at, program.Command[0], $"what it printed is not JSON (line {fault.LineNumber + 1})"));
            return;
        }

        // JSON is YAML, too: so it is read by the same words, and with places.
        var output = reading.Of($"<output of {program.Command[0]}>", text);
        if (YamlReader.Read(text, output.Locate, reading.Faults) is not YamlMapping ships) return;
        foreach (var (key, value) in NamedEntries.Of(output, ships))
        {
            if (!draft.Ships.ContainsKey(key.Text)) draft.Ships[key.Text] = ShipReader.Read(output, key, value, defaults);
        }
    }
}
