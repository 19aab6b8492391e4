using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Engine.Tests.Definition;

public sealed class AnyValueAnywhere
{
    private const string Everything = """
        __maestro:
          schema: 2
        name: everything
        registries:
          quay:
            registry: https://quay.io/v1/
            username: me
            password: secret
            email: me@example.test
            retry:
              attempts: 3
              when:
                - 500
        ship_provider: static
        audit:
          - type: log
            file: audit.log
            level: info
            ignore_errors: true
          - type: http
            endpoint: https://example.test
            payload:
              a: "{who}"
              b:
                - "{what}"
            headers:
              A: b
            method: GET
            timeout: 3
          - type: exec
            script: tell
            args: "{action}"
          - type: slack
            channel: c
            token: t
            name: n
            icon: i
            webhook: https://example.test
          - type: hipchat
            room: r
            token: t
            name: n
            endpoint: https://example.test
        ship_defaults:
          timeout: 5
          ssh_timeout: 3
        ships:
          one:
            ip: 10.0.0.1
            endpoint: 10.0.0.2
            docker_port: 2375
            timeout: 5
            api_version: auto
            tls: true
            tls_verify: true
            tls_ca_cert: ca.pem
            tls_cert: cert.pem
            tls_key: key.pem
            ssl_version: any
            ssh_tunnel:
              user: me
              key: id
              port: 22
              known_hosts: hosts
              options:
                ProxyJump: host
          two:
            ip: 127.0.0.1
            socket_path: /run/docker.sock
        services:
          db:
            image: db:1
            ports:
              sql: 5432
            instances:
              db-1:
                ship: one
          web:
            image: web:1
            omit: false
            requires:
              - db
            wants_info:
              - db
            env:
              A: b
            lifecycle:
              running:
                - type: tcp
                  port: http
                  max_wait: 30
              pre-start:
                - type: exec
                  command: run it
                  attempts: 3
                  envfrom: stdin
                - type: sleep
                  wait: 1
              pre-stop:
                - type: rexec
                  cmd: run it
                  attempts: 3
              stopped:
                - type: log
                  match_regex: ok
                  max_wait: 3
                - type: health
                  max_wait: 3
                - type: completes
                  max_wait: 3
            instances:
              web-1:
                ship: two
                image: web:2
                command: run it
                env:
                  A: c
                ports:
                  http: 80:8080
                  admin:
                    exposed: 81
                    external: 8081
                volumes:
                  /a: /b
                  /c:
                    target: /d
                    mode: ro
                stop_timeout: 10
                lifecycle:
                  running:
                    - type: http
                      port: admin
                      host: example.test
                      match_regex: ok
                      path: /ready
                      scheme: http
                      method: GET
                      max_wait: 30
                      requests_options:
                        verify: false
                        headers:
                          A: b
                        auth:
                          - me
                          - you
                        timeout: 3
                        data: text
                        params:
                          a: b
                        allow_redirects: false
                    - type: http
                      port: admin
                      requests_options:
                        json:
                          a:
                            - b
        """;

    private static readonly ImmutableArray<string> Odd =
    [
        "", "~", "\"\"", "5", "-1", "0", "1.5", ".nan", "-.inf", "1e400", "99999999999999999999", "yes", "22:22", "2014-13-01", "2014-01-01", "\"a\\0b\"", "\"\\uD800\"", "\"a b\\n\"",
        "[]", "{}", "[a]", "[[a], {b: c}]", "{a: b}", "[1, 2, 3]", "a/b:c@d?e#f", "../x", "~/x", "*anchor", "<<", "'='", "\U0001F600", "\"" + "x=,:/-" + "\"", "tcp", "db", "web", "{exposed: [], external: {}}",
    ];

    [Fact]
    public void Is_read_or_refused_with_a_diagnostic()
    {
        Loading.Loaded(Everything).Warnings.Select(warning => warning.Code).ShouldBe(["MSTR0143"]);
        var lines = Everything.Split('\n');
        for (var number = 0; number < lines.Length; number++)
        {
            var line = lines[number];
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            var before = colon >= 0 ? line[..(colon + 2)] : line.EndsWith(':') ? line + " " : line[..(line.IndexOf('-', StringComparison.Ordinal) + 2)];
            var indentation = line[..(line.Length - line.TrimStart().Length)];
            foreach (var odd in Odd)
            {
                Check([.. lines[..number], before + odd, .. lines[(number + 1)..]]);
                if (colon >= 0) Check([.. lines[..number], $"{indentation}{odd}: {line[(colon + 2)..]}", .. lines[(number + 1)..]]);

                // What stood under the line goes with its old value.
                if (line.EndsWith(':')) Check([.. lines[..number], before + odd, .. lines[(number + 1)..].SkipWhile(next => next.StartsWith(indentation + " ", StringComparison.Ordinal))]);
            }
        }
    }

    private static void Check(ImmutableArray<string> lines)
    {
        var text = string.Join('\n', lines);
        try
        {
            foreach (var instance in Loading.Load(text).Instances.Values) ContainerJson.ConfigurationHash(instance.Container).ShouldNotBeEmpty();
        }
        catch (MaestroException fault)
        {
            fault.Diagnostics.ShouldContain(diagnostic => diagnostic.Severity == Severity.Error);
        }
        catch (Exception other)
        {
            throw new InvalidOperationException(text, other);
        }
    }
}
