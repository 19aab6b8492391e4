using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Tests.Diagnostics;

public sealed class TheEnginesReadme
{
    private const string Head = "| code | what | what to do |\n| --- | --- | --- |\n";

    [Fact]
    public void Holds_the_catalogue_as_a_table_with_the_anchors_that_help_links_name()
    {
        var table = Head + string.Concat(Catalogue.Entries.OrderBy(entry => entry.Code, StringComparer.Ordinal)
            .Select(entry => $"| <a id=\"{new Uri(Catalogue.HelpLink(entry.Code)).Fragment[1..]}\"></a>{entry.Code} | {entry.Title} | {entry.Remedy} |\n"));
        var readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Diagnostics", "README.md"));
        if (Environment.GetEnvironmentVariable("MAESTRO_UPDATE_README") is { Length: > 0 } path)
            File.WriteAllText(path, readme[..(readme.IndexOf("-->\n", StringComparison.Ordinal) + 4)] + "\n" + table);

        readme.ShouldContain(table);
    }

    [Fact]
    public void Gives_no_code_twice() => Catalogue.Entries.Select(entry => entry.Code).ShouldBeUnique();
}
