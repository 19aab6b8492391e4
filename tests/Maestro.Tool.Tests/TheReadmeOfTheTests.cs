using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Help;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Maestro.Tool.CommandLine;

namespace Maestro.Tool.Tests;

/// <summary>Its tables name every command and every option, and for each a test that there is.</summary>
public sealed partial class TheReadmeOfTheTests
{
    private static readonly string Tests = Path.GetDirectoryName(Here())!;
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Tests, "..", "README.md"));

    [Fact]
    public void Lists_every_command() => Commands().Select(command => command.Path).Order(StringComparer.Ordinal).ShouldBe(Rows("command").Select(row => row[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void Lists_every_option_of_every_command()
    {
        var all = new CommandTree().Root.Options.Where(option => option is not (HelpOption or VersionOption)).Select(option => $"{option.Name} of all");
        var own = Commands().Where(command => !command.Path.StartsWith("plan ", StringComparison.Ordinal)).SelectMany(command => command.Options.Select(option => $"{option.Name} of {command.Path}"));

        Rows("option").SelectMany(row => row[1].Split(' ').Select(command => $"{row[0]} of {command}")).Order(StringComparer.Ordinal).ShouldBe(all.Concat(own).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Names_tests_that_there_are()
    {
        var tests = Directory.EnumerateFiles(Path.Combine(Tests, ".."), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Method().Matches(File.ReadAllText(file)).Select(method => $"{Path.GetFileNameWithoutExtension(file)}.{method.Groups[1].Value}"))
            .ToHashSet(StringComparer.Ordinal);

        Lines.Where(line => line.StartsWith("| ", StringComparison.Ordinal)).SelectMany(line => Named().Matches(line).Select(name => name.Groups[1].Value)).Where(name => !tests.Contains(name)).ShouldBeEmpty();
    }

    [Fact]
    public void Names_aliases_tasks_and_properties_that_there_are()
    {
        var (cake, build) = (Source("Maestro.Cake"), Source("Maestro.MSBuild"));

        Rows("command").Select(row => row[1].Trim('`')).Where(alias => alias != "–").Where(alias => !cake.Contains($" {alias}(this ICakeContext", StringComparison.Ordinal)).ShouldBeEmpty();
        Rows("command").Select(row => row[2].Trim('`')).Where(task => task != "–").Where(task => !build.Contains($"class {task}", StringComparison.Ordinal)).ShouldBeEmpty();
        Rows("option").Select(row => row[2].Trim('`')).Where(property => property != "–").Where(property => !cake.Contains($" {property} {{ get; set; }}", StringComparison.Ordinal) || !build.Contains($" {property} {{ get; set; }}", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static IEnumerable<(string Path, IEnumerable<Option> Options)> Commands()
    {
        var tree = new CommandTree();
        return tree.Root.Subcommands.SelectMany(command => command.Subcommands.Count == 0 ? [(command.Name, command.Options)] : command.Subcommands.Select(sub => ($"{command.Name} {sub.Name}", (IEnumerable<Option>)sub.Options)));
    }

    // The rows below the header whose first column is that.
    private static ImmutableArray<string[]> Rows(string first) =>
    [
        .. Lines.SkipWhile(line => !line.StartsWith($"| {first} |", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|')).Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)),
    ];

    private static string Source(string project) => string.Concat(Directory.EnumerateFiles(Path.Combine(Tests, "..", "..", "src", project), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

    private static string Here([CallerFilePath] string file = "") => file;

    [GeneratedRegex(@"public (?:async )?(?:Task|void) ([A-Z]\w+)\(")]
    private static partial Regex Method();

    [GeneratedRegex(@"`((?!Maestro\.)\w+\.\w+)`")]
    private static partial Regex Named();
}
