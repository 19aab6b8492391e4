using Maestro.Scenarios.Plays;

namespace Maestro.Scenarios.Checks;

/// <summary>Environments with one instance for each type of check, named after it; none depends on another, so that all are waited for at the same time.</summary>
internal static class OfEveryType
{
    public static readonly string[] Types = ["tcp", "http", "exec", "stdin", "rexec", "sleep", "health", "log", "completes"];

    /// <summary>Each is ready some 0.8 s after its start, the programs of this machine at their fourth try.</summary>
    public static LiveEnvironment ReadyLate()
    {
        var env = new LiveEnvironment(
            Service("tcp", "sleep 0.8; exec httpd -f -p 80 -h /tmp", "type: tcp, port: web", "ports: {web: '80:PORT1'}, ") +
            Service("http", "mkdir /w; httpd -p 80 -h /w; sleep 0.8; echo all is ready >/w/index.html; exec sleep 1000", "type: http, port: web, match_regex: 'is.*ready'", "ports: {web: '80:PORT2'}, ") +
            Service("exec", "exec sleep 1000", "type: exec, command: [sh, FOLDER/fourth.sh, NAME-exec]") +
            Service("stdin", "exec sleep 1000", "type: exec, envfrom: stdin, command: [grep, -q, '\"CONTAINER_NAME\":\"NAME-stdin\"']") +
            Service("rexec", "sleep 0.8; touch /tmp/ready; exec sleep 1000", "type: rexec, command: test -e /tmp/ready") +
            Service("sleep", "exec sleep 1000", "type: sleep, wait: 0.8") +
            Service("health", "sleep 0.8; touch /tmp/ready; exec sleep 1000", "type: health", "healthcheck: {test: [CMD, test, -e, /tmp/ready], interval: 100ms}, ") +
            Service("log", "echo not ready; sleep 0.8; echo ready to serve; exec sleep 1000", "type: log, match_regex: ^ready") +
            Service("completes", "sleep 0.8", "type: completes"));
        File.WriteAllText(Path.Combine(env.Folder, "fourth.sh"), "[ \"$CONTAINER_NAME\" = \"$1\" ] || exit 9\ncd \"${0%/*}\" && echo >>tries && [ $(wc -l <tries) -ge 4 ]\n");
        return env;
    }

    /// <summary>None is ever ready. What each meets is said; each container does <paramref name="end"/> in the end.</summary>
    /// <param name="wait">Seconds that each is waited for.</param>
    /// <param name="end">By type, what the container does.</param>
    public static LiveEnvironment NeverReady(double wait, Func<string, string> end)
    {
        string Run(string type) => $"echo {type} is here; {end(type)}";
        string limit = FormattableString.Invariant($"max_wait: {wait}"), attempts = FormattableString.Invariant($"attempts: {Math.Ceiling(wait)}");
        return new LiveEnvironment(
            Service("tcp", Run("tcp"), $"type: tcp, port: web, {limit}", "ports: {web: '80:PORT1'}, ") +
            Service("http", $"httpd -p 80 -h /tmp; {Run("http")}", $"type: http, port: web, path: /page?key=hidden, {limit}", "ports: {web: '80:PORT2'}, ") +
            Service("exec", Run("exec"), $"type: exec, command: [sh, -c, 'echo $API_TOKEN is refused; exit 3'], {attempts}", "env: {API_TOKEN: very-secret}, ") +
            Service("stdin", Run("stdin"), $"type: exec, command: [grep, -q, nothing-of-that], envfrom: stdin, {attempts}") +
            Service("rexec", Run("rexec"), $"type: rexec, command: [sh, -c, 'echo asked inside; exit 4'], {attempts}") +
            Service("sleep", Run("sleep"), "type: sleep, wait: 100") +
            Service("health", Run("health"), $"type: health, {limit}", "healthcheck: {test: [CMD-SHELL, 'echo not well; exit 1'], interval: 200ms, retries: 2}, ") +
            Service("log", Run("log"), $"type: log, match_regex: ^ready, {limit}") +
            Service("completes", Run("completes"), $"type: completes, {limit}"));
    }

    private static string Service(string type, string script, string check, string more = "") =>
        $"  {type}:\n    image: IMAGE\n    instances:\n      NAME-{type}: {{ship: SHIP, command: [sh, -c, '{script}'], stop_timeout: 0, {more}lifecycle: {{running: [{{{check}}}]}}}}\n";
}
