using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Engine.Definition;

/// <summary>No two ports want the same place on a ship, and every lifecycle check has the port that it names.</summary>
internal static class PortChecks
{
    // Far above what ships publish, and low enough that no range, had by thousands of instances, exhausts memory.
    private const int MostPorts = 500_000;

    public static void Run(Reading reading, EnvironmentDraft draft)
    {
        if (!HasTooMany(reading, draft)) CheckClashes(reading, draft);
        foreach (var service in draft.Services)
        {
            foreach (var check in Blameable(reading, service.Checks))
            {
                // Once is enough: the check stands once in the file.
                var blamed = service.Instances.FirstOrDefault(instance => check.Fault(instance.Ports) is not null);
                if (blamed is not null) Add(reading, check, blamed);
            }

            foreach (var instance in service.Instances)
            {
                foreach (var check in Blameable(reading, instance.Checks).Where(check => check.Fault(instance.Ports) is not null)) Add(reading, check, instance);
            }
        }
    }

    private static IEnumerable<PortCheckDraft> Blameable(Reading reading, IEnumerable<CheckDraft> checks) => checks.OfType<PortCheckDraft>().Where(check => !reading.FaultyPorts.Contains(check.Port.Text));

    private static void Add(Reading reading, PortCheckDraft check, InstanceDraft instance) =>
        reading.Faults.Add(Catalogue.BadCheckPort(reading.At(check.Port), check.ToString(), instance.Name, check.Fault(instance.Ports)!));

    private static bool HasTooMany(Reading reading, EnvironmentDraft draft)
    {
        var sum = 0L;
        foreach (var port in draft.Services.SelectMany(service => service.Instances).SelectMany(instance => instance.Ports))
        {
            sum += port.Port.Exposed.Count;
            if (sum <= MostPorts) continue;
            reading.Faults.Add(Catalogue.TooLarge(reading.At(port.At), $"all instances together publish more than {MostPorts:N0} ports", "make the ranges smaller"));
            return true;
        }

        return false;
    }

    private static void CheckClashes(Reading reading, EnvironmentDraft draft)
    {
        var taken = new Dictionary<(string Ship, PortProtocol Protocol, int Port), TakenPort>();
        var all =
            from service in draft.Services
            from instance in service.Instances
            where instance.Ship is not null
            from port in AsTheyStand(instance)
            select (Instance: instance, Port: port);
        foreach (var (instance, port) in all)
        {
            if (Taken(taken, instance, port) is not var (other, otherPort)) continue;
            reading.Faults.Add(Catalogue.PortClash(
                reading.At(port.At), Name(instance, port), Place(port), instance.Ship!.Value.Name, $"{Name(other, otherPort)} ({Place(otherPort)})", reading.At(otherPort.At)));
        }
    }

    // Takes all of a range, and tells who has any of it. Of a range of which the daemon picks one it finds a free one itself.
    private static (InstanceDraft, PortDraft)? Taken(Dictionary<(string Ship, PortProtocol Protocol, int Port), TakenPort> taken, InstanceDraft instance, PortDraft port)
    {
        if (port.Port.IsPicked) return null;
        (InstanceDraft, PortDraft)? first = null;
        for (var number = port.Port.External.First; number <= port.Port.External.Last; number++)
        {
            var place = (instance.Ship!.Value.Name, port.Port.Protocol, number);
            if (!taken.TryGetValue(place, out var others)) taken[place] = others = new TakenPort();
            var other = others.Take(port.Port.BindAddress, (instance, port));
            first ??= other;
        }

        return first;
    }

    private static IEnumerable<PortDraft> AsTheyStand(InstanceDraft instance) =>
        instance.Ports.Length < 2 ? instance.Ports : instance.Ports.OrderBy(port => port.At.Span.Line).ThenBy(port => port.At.Span.Column);

    private static string Name(InstanceDraft instance, PortDraft port) => $"port '{port.Port.Name}' of instance '{instance.Name}'";

    private static string Place(PortDraft port) => $"{port.Port.BindAddress}:{port.Port.External}/{(port.Port.Protocol == PortProtocol.Udp ? "udp" : "tcp")}";

    /// <summary>Who has one port number of a ship: all addresses at once, or some of them.</summary>
    private sealed class TakenPort
    {
        // Nearly always there is but one.
        private Dictionary<string, (InstanceDraft, PortDraft)>? _byAddress;
        private string? _firstAddress;
        private (InstanceDraft, PortDraft)? _first;
        private (InstanceDraft, PortDraft)? _everywhere;

        /// <summary>Takes the port at an address; tells who has it there already.</summary>
        public (InstanceDraft, PortDraft)? Take(string address, (InstanceDraft, PortDraft) taker)
        {
            var isEverywhere = address is "0.0.0.0" or "::";
            var clash = isEverywhere ? _first : _everywhere ?? At(address);
            if (_first is null)
            {
                (_first, _firstAddress) = (taker, address);
            }
            else if (address != _firstAddress)
            {
                _byAddress ??= new Dictionary<string, (InstanceDraft, PortDraft)>(StringComparer.Ordinal);
                _byAddress.TryAdd(address, taker);
            }

            if (isEverywhere) _everywhere ??= taker;
            return clash;
        }

        private (InstanceDraft, PortDraft)? At(string address) => address == _firstAddress ? _first : _byAddress is not null && _byAddress.TryGetValue(address, out var same) ? same : null;
    }
}
