using System.Xml.Linq;
using Maestro.Engine.Model;
using Maestro.Engine.Tests.Execution;
using Maestro.Testing;

namespace Maestro.Engine.Tests.Reports;

public sealed class WhenAPlayIsReported : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("maestro-test-");
    private readonly Stage _stage = new(new EnvironmentBuilder()
        .Service("db", ["db-1", "db-2"])
        .Service("web", ["web-1"], requires: ["db"])
        .Service("side", ["side-1"])
        .Build());

    private string Page => Path.Combine(_folder.FullName, "reports", "start.html");

    [Fact]
    public async Task The_page_shows_when_each_was_in_which_phase_and_what_the_whole_waited_for()
    {
        // db-2 is the slower one of the two that web-1 waits for.
        _stage.Fleet["local"].Before = (request, token) => request is "start db-2" or "start web-1" ? Task.Delay(100, token) : Task.CompletedTask;

        await _stage.PlayAsync(Play.Start, new PlayRequest { Report = Page });

        var text = await File.ReadAllTextAsync(Page);
        text.ShouldMatch(@"<p>Critical path: db-2 \([^)]+\) → web-1 \([^)]+\)</p>");
        text.ShouldContain("<tr class=\"critical\"><td>web-1</td>");
        text.ShouldContain("<tr><td>side-1</td>");
        text.ShouldContain("class=\"bar starting\"");
        text.ShouldContain("started 4 of 4 instances in ");
        text.ShouldNotContain("<script");
        XDocument.Parse(text[text.IndexOf("<body>", StringComparison.Ordinal)..text.IndexOf("</html>", StringComparison.Ordinal)]).Descendants("tr").Count().ShouldBe(5);
    }

    [Fact]
    public async Task Names_and_faults_are_text_and_nothing_else()
    {
        _stage.Fleet["local"].Before = (request, _) => request == "create db-1" ? throw _stage.Fleet["local"].Refusal(request, 500, "<b>no</b> & more") : Task.CompletedTask;

        await _stage.PlayAsync(Play.Start, new PlayRequest { Report = Page });

        (await File.ReadAllTextAsync(Page)).ShouldContain("&lt;b&gt;no&lt;/b&gt; &amp; more");
    }

    [Fact]
    public async Task A_play_with_nothing_to_do_has_a_page_too()
    {
        await _stage.PlayAsync(Play.Down, new PlayRequest { Report = Page });

        (await File.ReadAllTextAsync(Page)).ShouldContain("all 4 instances are absent already");
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_a_warning()
    {
        var result = await _stage.PlayAsync(Play.Start, new PlayRequest { Report = _folder.FullName });

        result.Succeeded.ShouldBeTrue();
        result.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("MSTR0606");
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
