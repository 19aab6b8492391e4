using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Maestro.Tool.CommandLine;

/// <summary>The parser's own help, and below it how the command is used.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command;
        var examples = Examples(command is RootCommand ? "" : command.Name);
        var width = examples.Select(example => example.Line.Length).DefaultIfEmpty().Max();
        if (!examples.IsEmpty) output.WriteLine("Examples:");
        foreach (var (line, meaning) in examples) output.WriteLine($"  {line.PadRight(width)}  {meaning}");
        if (!examples.IsEmpty) output.WriteLine();
        if (command is RootCommand)
        {
            output.WriteLine("Exit codes: 0 done, 1 failed, 2 wrong usage, 3 wrong environment file, 4 ship out of reach,");
            output.WriteLine("            5 out of time, 6 something left behind, 130 and 143 cancelled.");
            output.WriteLine("An option that is not given is taken from its variable: MAESTRO_TIMEOUT stands for --timeout.");
        }

        return exitCode;
    }

    private static ImmutableArray<(string Line, string Meaning)> Examples(string command) => command switch
    {
        "" =>
        [
            ("maestro check", "look maestro.yaml over"),
            ("maestro start", "bring everything up and wait until it is ready"),
            ("maestro -f test.yaml plan start web", "what starting web would do"),
            ("maestro down", "stop and remove everything"),
        ],
        "status" => [("maestro status", "every instance"), ("maestro status -F -H", "with images, ports that answer, addresses of ships"), ("maestro status web -d --format json", "web and what it needs, for a program")],
        "start" => [("maestro start", "everything"), ("maestro start web -d", "web and what it needs"), ("maestro start --timeout 60 --rollback", "all or nothing, within a minute")],
        "run" => [("maestro run -- dotnet test", "up, tested, down for certain"), ("maestro run --isolate -- ./it.sh", "beside others of the same file"), ("maestro run web -- npm test", "web and what it needs")],
        "sweep" => [("maestro sweep", "what dead runs left on the ships"), ("maestro sweep -S 'test-*'", "on these ships")],
        "stop" => [("maestro stop web-1", "one instance"), ("maestro stop -s web -d", "the instances of web and what needs them"), ("maestro stop --all", "everything")],
        "restart" => [("maestro restart -s web", "the instances of web, side by side"), ("maestro restart -s web -c 1 --step-delay 5", "one after another"), ("maestro restart -a -r --only-if-changed", "what has a newer image")],
        "kill" => [("maestro kill web-1", "one instance"), ("maestro kill --all", "everything")],
        "pull" => [("maestro pull", "every image"), ("maestro pull web -d", "those of web and what it needs")],
        "logs" => [("maestro logs web-1 -n 50", "its last lines"), ("maestro logs -F web", "all of web, as they speak")],
        "clean" => [("maestro clean", "every stopped container"), ("maestro clean --keep-volumes web", "those of web, their data kept")],
        "down" => [("maestro down", "everything"), ("maestro down -S 'test-*'", "what is on these ships")],
        "doctor" => [("maestro doctor", "every ship of maestro.yaml"), ("maestro doctor -S 'test-*' --format json", "some, for a program")],
        "deptree" => [("maestro deptree web", "what web requires"), ("maestro deptree --format mermaid", "a flowchart for a Markdown page"), ("maestro deptree --format dot | dot -Tsvg", "a picture, by Graphviz")],
        "check" => [("maestro check", "maestro.yaml here"), ("maestro -f - check < test.yaml", "standard input")],
        "plan" => [("maestro plan start", "what start would do"), ("maestro plan stop --all", "what stop --all would do")],
        _ => [],
    };
}
