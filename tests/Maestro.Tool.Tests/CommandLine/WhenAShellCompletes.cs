using System.Diagnostics;
using Maestro.Tool.Tests.Output;

namespace Maestro.Tool.Tests.CommandLine;

public sealed class WhenAShellCompletes : IDisposable
{
    private const string Shop = """
        __maestro: {schema: 2}
        name: shop
        ships: {harbour: {ip: 127.0.0.1}, pier: {ip: 127.0.0.1}}
        services:
          redis: {image: 'redis:7', instances: {redis-1: {ship: harbour}}}
          web: {image: 'web:1', instances: {web-1: {ship: harbour}, web-2: {ship: pier}}}

        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("maestro-test-");

    public WhenAShellCompletes() => File.WriteAllText(Path.Combine(_folder.FullName, "maestro.yaml"), Shop);

    [Theory]
    [InlineData("st", "start status stop")]
    [InlineData("plan st", "start stop")]
    [InlineData("start --re", "--refresh-images --report --reuse")]
    [InlineData("start ", "redis redis-1 web web-1 web-2")]
    [InlineData("start web", "web web-1 web-2")]
    [InlineData("start web-1 web-", "web-1 web-2")]
    [InlineData("stop -S ", "harbour pier")]
    [InlineData("stop -C r", "redis-1")]
    [InlineData("status --format ", "json plain text")]
    [InlineData("deptree --format m", "mermaid")]
    [InlineData("-- start red", "redis redis-1")]
    [InlineData("start nothing-like-it", "")]
    public async Task The_word_that_is_typed_may_become_these(string line, string expected) => (await OfferedAsync(line)).ShouldBe(expected);

    [Fact]
    public async Task Names_come_from_the_file_that_the_line_means()
    {
        var other = Path.Combine(_folder.FullName, "other.yaml");
        await File.WriteAllTextAsync(other, Shop.Replace("web", "shop", StringComparison.Ordinal));

        (await OfferedAsync($"-f {other} start s")).ShouldBe("shop shop-1 shop-2");
    }

    [Theory]
    [InlineData("name: [")]
    [InlineData("{{ nope.nope }}")]
    [InlineData(null)]
    public async Task A_file_that_is_wrong_or_missing_offers_nothing_and_says_nothing(string? text)
    {
        if (text is null) File.Delete(Path.Combine(_folder.FullName, "maestro.yaml"));
        else await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "maestro.yaml"), text);

        (await OfferedAsync("start w")).ShouldBe("");
    }

    [Fact]
    public async Task Bash_completes_by_the_lines_of_the_README()
    {
        if (OperatingSystem.IsWindows()) return;
        var readme = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "README.md"));
        var snippet = readme.Split("```bash\n")[1].Split("```")[0];
        var tool = Path.Combine(AppContext.BaseDirectory, "maestro.dll");
        var script = $"maestro() {{ dotnet '{tool}' \"$@\"; }}\n{snippet}\nCOMP_WORDS=(maestro start web-); COMP_CWORD=2; _maestro; echo \"${{COMPREPLY[*]}}\"\nCOMP_WORDS=(maestro stop -s ''); COMP_CWORD=3; _maestro; echo \"${{COMPREPLY[*]}}\"";

        using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.FullName })!;
        var errors = bash.StandardError.ReadToEndAsync();
        var said = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();

        said.ShouldBe("web-1 web-2\nredis redis-1 web web-1 web-2\n");
        (await errors).ShouldBeEmpty();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<string> OfferedAsync(string line)
    {
        using var stage = new Stage(folder: _folder.FullName);
        using var signals = new Signals();
        (await new MaestroTool(stage.Surroundings, signals).RunAsync(["complete", .. line.Split(' ')])).ShouldBe(0);
        stage.Error.ShouldBeEmpty();
        return stage.Out.Trim().ReplaceLineEndings(" ");
    }
}
