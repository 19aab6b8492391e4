using System.Globalization;
using System.Text;

namespace Maestro.Benchmarks;

/// <summary>Environments of any size, ten instances to a service: 10,000 of them are about 3 MB.</summary>
internal static class Files
{
    private const int PerService = 10;
    private const int Ships = 20;

    /// <summary>With every instance written out.</summary>
    public static string Plain(int instances) => Plain(instances, [.. Enumerable.Range(1, Ships).Select(ship => $"ip: 10.0.0.{ship}")], "\n        lifecycle:\n          running:\n            - {type: tcp, port: http, max_wait: 30}");

    /// <summary>The same on ships whose daemons listen on ports of this machine; without checks, for nothing runs there.</summary>
    public static string OnShips(IReadOnlyList<int> ports, int perShip) => Plain(ports.Count * perShip, [.. ports.Select((port, ship) => $"ip: 10.0.{ship / 250}.{(ship % 250) + 1}, endpoint: 127.0.0.1, docker_port: {port}")], "");

    private static string Plain(int instances, string[] ships, string checks)
    {
        var text = new StringBuilder("__maestro: {schema: 2}\nname: large\nships:\n");
        for (var ship = 0; ship < ships.Length; ship++) text.Append(CultureInfo.InvariantCulture, $"  ship-{ship}: {{{ships[ship]}}}\n");
        text.Append("services:\n");
        for (var service = 0; service < instances / PerService; service++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  service-{service}:\n    image: registry.example.test/team/service-{service}:1.0\n");
            if (service % PerService != 0) text.Append(CultureInfo.InvariantCulture, $"    requires: [service-{service - 1}]\n");
            text.Append("    env:\n      JAVA_OPTS: [-Xms1g, -Xmx2g]\n      LEVEL: info\n    instances:\n");
            for (var instance = 0; instance < PerService; instance++)
            {
                var number = (service * PerService) + instance;
                text.Append(CultureInfo.InvariantCulture, $"      service-{service}-{instance}:\n        ship: ship-{number % ships.Length}\n        ports:\n          http: {{exposed: 8080, external: {10_000 + (number / ships.Length * 2)}}}\n          admin: \"9990:{10_001 + (number / ships.Length * 2)}\"\n");
                text.Append(CultureInfo.InvariantCulture, $"        volumes: {{}}\n        env:\n          ROLE: worker\n          INDEX: \"{instance}\"\n        stop_timeout: 5{checks}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>The same, written by loops.</summary>
    public static string Templated(int instances) => """
        __maestro: {schema: 2}
        name: large
        {%- set ship_count = SHIPS %}{% set per_service = PER_SERVICE %}
        ships:
        {%- for ship in range(ship_count) %}
          ship-{{ ship }}: {ip: 10.0.0.{{ ship + 1 }}}
        {%- endfor %}
        services:
        {%- for service in range(SERVICES) %}
          service-{{ service }}:
            image: registry.example.test/team/service-{{ service }}:1.0
            {%- if service % 10 != 0 %}
            requires: [service-{{ service - 1 }}]
            {%- endif %}
            env:
              JAVA_OPTS: [-Xms1g, -Xmx2g]
              LEVEL: info
            instances:
            {%- for instance in range(per_service) %}{% set number = service * per_service + instance %}
              service-{{ service }}-{{ instance }}:
                ship: ship-{{ number % ship_count }}
                ports:
                  http: {exposed: 8080, external: {{ 10000 + number // ship_count * 2 }} }
                  admin: "9990:{{ 10001 + number // ship_count * 2 }}"
                volumes: {}
                env:
                  ROLE: worker
                  INDEX: "{{ instance }}"
                stop_timeout: 5
                lifecycle:
                  running:
                    - {type: tcp, port: http, max_wait: 30}
            {%- endfor %}
        {%- endfor %}

        """.Replace("PER_SERVICE", $"{PerService}", StringComparison.Ordinal).Replace("SERVICES", $"{instances / PerService}", StringComparison.Ordinal).Replace("SHIPS", $"{Ships}", StringComparison.Ordinal);
}
