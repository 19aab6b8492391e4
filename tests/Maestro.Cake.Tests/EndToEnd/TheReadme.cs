using System.Text.RegularExpressions;
using Maestro.Engine.Model;

namespace Maestro.Cake.Tests.EndToEnd;

/// <summary>The samples, run as they stand there: only the addin's version and the instance's name are this test's own.</summary>
[Collection(Collection.Name)]
public sealed partial class TheReadme(Workshop workshop)
{
    [Fact]
    public async Task Shows_how_tests_get_the_endpoints()
    {
        await using var environment = new LiveEnvironment();
        Directory.CreateDirectory(Path.Combine(environment.Folder, "tests"));
        await File.WriteAllTextAsync(Path.Combine(environment.Folder, "tests", "tests.csproj"), $"""
            <Project>
              <Target Name="Restore" />
              <Target Name="VSTest"><Message Importance="high" Text="tested at $({environment.Variable})" /></Target>
            </Project>
            """);

        var result = await RunAsync("Tests against an environment", environment);

        result.ShouldSucceed().Output.ShouldContain($"tested at {environment.Address}");
        (await environment.ContainersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Shows_how_a_whole_build_runs_in_an_environment()
    {
        await using var environment = new LiveEnvironment();

        var result = await RunAsync("A whole build in one environment", environment);

        result.ShouldSucceed().Output.ShouldContain($"the web is at {environment.Address}");
        result.Output.ShouldContain($"testing {environment.Address}");
        (await environment.ContainersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Shows_how_to_go_up_and_down_by_hand()
    {
        const string Section = "Up and down by hand";
        await using var environment = new LiveEnvironment();

        (await RunAsync(Section, environment, "--target=Up")).ShouldSucceed();
        (await environment.ContainersAsync()).ShouldBe([ContainerState.Running]);
        (await RunAsync(Section, environment)).ShouldSucceed().Output.ShouldContain("1 of 1 instance up");
        (await RunAsync(Section, environment, "--target=Down")).ShouldSucceed();
        (await environment.ContainersAsync()).ShouldBeEmpty();
    }

    private async Task<ScriptResult> RunAsync(string section, LiveEnvironment environment, params string[] arguments)
    {
        var sample = Samples().Matches(await File.ReadAllTextAsync(Workshop.Readme)).Single(match => match.Groups["section"].Value == section).Groups["sample"].Value
            .Replace("web-1", environment.Instance, StringComparison.Ordinal)
            .Replace("MAESTRO_WEB_WEB_1_HTTP", environment.Variable, StringComparison.Ordinal);
        using var script = workshop.StartText(sample, environment, arguments);
        return await script.EndAsync();
    }

    [GeneratedRegex(@"^## (?<section>[^\n]+)\n\n```csharp\n(?<sample>.+?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Samples();
}
