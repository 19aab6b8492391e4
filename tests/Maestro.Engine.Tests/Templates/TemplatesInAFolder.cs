using System.Text;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Templates;

namespace Maestro.Engine.Tests.Templates;

/// <summary>Files that templates include: those in the folder of the main one and below it, and no others.</summary>
public sealed class TemplatesInAFolder : IDisposable
{
    private readonly DirectoryInfo _above = Directory.CreateTempSubdirectory("maestro-templates-");
    private readonly string _folder;

    public TemplatesInAFolder()
    {
        _folder = Path.Combine(_above.FullName, "base");
        Directory.CreateDirectory(Path.Combine(_folder, "parts"));
        File.WriteAllText(Path.Combine(_above.FullName, "outside.yaml"), "outside");
        Write("x.yaml", "x\n");
        Write("parts/y.yaml", "y{% include 'x.yaml' %}");
    }

    public void Dispose() => _above.Delete(recursive: true);

    [Theory]
    [InlineData("x.yaml", "x")]
    [InlineData("/x.yaml", "x")]
    [InlineData("./x.yaml", "x")]
    [InlineData("parts//y.yaml", "yx")]
    [InlineData("/parts/./y.yaml", "yx")]
    public void Are_named_relative_to_that_folder_wherever_the_include_stands(string name, string expected) => Included(name).ShouldBe(expected);

    [Theory]
    [InlineData("../outside.yaml")]
    [InlineData("parts/../x.yaml")]
    [InlineData("/../outside.yaml")]
    [InlineData("..")]
    [InlineData("parts\\\\y.yaml")]
    [InlineData("..\\\\outside.yaml")]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("parts")]
    [InlineData("nope.yaml")]
    [InlineData("a\\x00b")]
    public void Are_not_found_anywhere_else(string name)
    {
        var fault = Should.Throw<MaestroException>(() => Included(name)).Diagnostics.ShouldHaveSingleItem();

        fault.Code.ShouldBe("MSTR0206");
        fault.Location.ShouldNotBeNull().Line.ShouldBe(2);
        Text($"\n{{% include '{name}' ignore missing %}}ok").ShouldBe("\nok");
    }

    [Fact]
    public void Are_not_found_by_their_full_path() => Fault(Path.Combine(_above.FullName, "outside.yaml").Replace("\\", "\\\\", StringComparison.Ordinal)).Code.ShouldBe("MSTR0206");

    [Fact]
    public void Are_followed_through_links_that_stay_in_the_folder()
    {
        File.CreateSymbolicLink(Path.Combine(_folder, "link.yaml"), "x.yaml");
        Directory.CreateSymbolicLink(Path.Combine(_folder, "more"), Path.Combine(_folder, "parts"));

        Included("link.yaml").ShouldBe("x");
        Included("more/y.yaml").ShouldBe("yx");
    }

    [Fact]
    public void Are_refused_behind_links_that_lead_out_of_it()
    {
        File.CreateSymbolicLink(Path.Combine(_folder, "link.yaml"), "../outside.yaml");
        Directory.CreateSymbolicLink(Path.Combine(_folder, "up"), _above.FullName);

        Fault("link.yaml").Message.ShouldContain("leads out of the folder");
        Fault("up/outside.yaml").Message.ShouldContain("leads out of the folder");
        Included("up/base/x.yaml").ShouldBe("x");
    }

    [Fact]
    public void Are_not_found_behind_links_that_go_in_a_circle()
    {
        File.CreateSymbolicLink(Path.Combine(_folder, "a.yaml"), "b.yaml");
        File.CreateSymbolicLink(Path.Combine(_folder, "b.yaml"), "a.yaml");

        Fault("a.yaml").Code.ShouldBe("MSTR0206");
    }

    [Fact]
    public void Are_the_same_when_the_folder_itself_is_a_link()
    {
        var link = Path.Combine(_above.FullName, "link");
        Directory.CreateSymbolicLink(link, _folder);

        TemplateRenderer.Render(Request("{% include 'parts/y.yaml' %}") with { Directory = link }, CancellationToken.None).Text.ShouldBe("yx");
    }

    [Fact]
    public void Must_be_utf8()
    {
        File.WriteAllBytes(Path.Combine(_folder, "latin.yaml"), [(byte)'a', 0xe9]);

        Fault("latin.yaml").Message.ShouldContain("is not UTF-8 text");
    }

    [Fact]
    public void May_begin_with_a_byte_order_mark()
    {
        File.WriteAllText(Path.Combine(_folder, "mark.yaml"), "é\r\nb\r\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Included("mark.yaml").ShouldBe("é\nb");
    }

    [Fact]
    public void Must_be_readable_for_the_user()
    {
        Write("closed.yaml", "closed");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Combine(_folder, "closed.yaml"), UnixFileMode.None);

        // Nothing is closed to root; on Windows the file stays open.
        if (Environment.IsPrivilegedProcess || OperatingSystem.IsWindows()) Included("closed.yaml").ShouldBe("closed");
        else Fault("closed.yaml").Message.ShouldContain("access is denied");
    }

    [Fact]
    public void Are_named_by_their_path_when_they_are_wrong()
    {
        Write("parts/wrong.yaml", "\n{{ nope.x }}");

        var place = Fault("parts/wrong.yaml").Location.ShouldNotBeNull();

        (place.File, place.Line).ShouldBe((Path.Combine(_folder, "parts", "wrong.yaml"), 2));
    }

    private Diagnostic Fault(string name) => Should.Throw<MaestroException>(() => Included(name)).Diagnostics.ShouldHaveSingleItem();

    private string Included(string name) => Text($"\n{{% include '{name}' %}}")[1..];

    private string Text(string template) => TemplateRenderer.Render(Request(template), CancellationToken.None).Text;

    private TemplateRequest Request(string template) => Rendered.Request(template) with { Directory = _folder, Loader = null };

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
