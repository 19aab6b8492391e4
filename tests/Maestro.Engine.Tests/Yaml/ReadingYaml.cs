using System.Text;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Tests.Yaml;

public sealed class ReadingYaml
{
    [Theory]
    [InlineData("{ip: &demoip 192.168.10.2, docker_port: 4243}", "{ip@1,2: '192.168.10.2'@1,6, docker_port@1,28: 4243@1,41}")]
    [InlineData("a: &x {b: 1}\nc: *x", "{a@1,1: {b@1,8: 1@1,11}@1,4, c@2,1: {b@1,8: 1@1,11}@2,4}")]
    [InlineData("- a\n-\n  - b", "['a'@1,3, ['b'@3,5]@3,3]")]
    [InlineData("a: |\n  x\n  y\nb: 'z'", "{a@1,1: 'x\ny\n'@1,4, b@4,1: 'z'@4,4}")]
    [InlineData("a: !!str 5", "{a@1,1: '5'@1,4}")]
    [InlineData("a: !!float 5", "{a@1,1: 5@1,4}")]
    [InlineData("a: =", "{a@1,1: '='@1,4}")]
    public void Gives_every_node_its_place(string text, string expected) => Shown(Read(text)!, withPlaces: true).ShouldBe(expected + "@1,1");

    [Theory]
    [InlineData("x: &x {a: 1, b: 2}\ny: {<<: *x, b: 3}", "{a: 1, b: 3}")]
    [InlineData("x: &x {a: 1, b: 2}\ny: {b: 3, <<: *x}", "{a: 1, b: 3}")]
    [InlineData("x: [&a {k: 1}, &b {k: 2, l: 2}]\ny: {<<: [*a, *b, *b]}", "{k: 1, l: 2}")]
    [InlineData("y: {<<: {a: 1}}", "{a: 1}")]
    [InlineData("y: {'<<': 1}", "{<<: 1}")]
    [InlineData("y: {a: <<}", "{a: '<<'}")]
    public void Merges_maps_as_PyYAML_does(string text, string expected)
    {
        var root = Read(text).ShouldBeOfType<YamlMapping>();

        Shown(root.Entries[^1].Value, withPlaces: false).ShouldBe(expected);
    }

    [Theory]
    [InlineData("1: a\n'1': b", "")]
    [InlineData("1: a\n1.0: b", "MSTR0103")]
    [InlineData("yes: a\ntrue: b", "MSTR0103")]
    [InlineData("1: a\ntrue: b", "MSTR0103")]
    [InlineData("~: a\nnull: b", "MSTR0103")]
    [InlineData("x: &x {k: 1}\ny: {<<: *x, k: 2}", "")]
    [InlineData("x: &x {}\ny: {<<: *x, <<: *x}", "MSTR0103")]
    public void Compares_keys_by_value(string text, string expected)
    {
        var faults = new FaultList();
        YamlReader.Read(text, Locate, faults);

        string.Join(' ', faults.Sorted.Select(fault => fault.Code)).ShouldBe(expected);
    }

    [Fact]
    public void Finds_a_double_among_many_keys()
    {
        var faults = new FaultList();
        YamlReader.Read(string.Concat(Enumerable.Range(0, 100).Select(i => $"k{i}: 1\n")) + "k50: 2\n", Locate, faults);

        faults.Sorted.ShouldHaveSingleItem().Message.ShouldContain("line 51");
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("&a [")]
    [InlineData("!!seq [")]
    public void Survives_nesting_without_end(string opening)
    {
        var text = new StringBuilder().Insert(0, opening, 100_000).ToString();

        Should.Throw<MaestroException>(() => YamlReader.Read(text, Locate, new FaultList()));
    }

    [Fact]
    public void Survives_texts_that_are_not_YAML()
    {
        // Pieces that meet the scanner in odd orders; the seed repeats a failure.
        string[] pieces = ["a", ": ", "- ", "\n", "  ", "\t", "{", "}", "[", "]", ",", "&x ", "*x", "!!int ", "!<t> ", "|\n ", ">-\n  ", "\"", "'", "\\", "\\U99999999", "#c\n", "---\n", "...\n", "%TAG ! x\n", "%YAML 1.1\n", "? ", "<<: ", "é", "\U0001F600", "1", "~", "@", "`", "\r", "\u0085", "\0"];
        var random = new Random(7);
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 25)).Select(_ => pieces[random.Next(pieces.Length)]));
            try
            {
                YamlReader.Read(text, Locate, new FaultList());
            }
            catch (MaestroException)
            {
                continue;
            }
            catch (Exception other)
            {
                throw new InvalidOperationException($"seed 7, round {round}: {text.ReplaceLineEndings("\\n")}", other);
            }
        }
    }

    private static YamlNode? Read(string text)
    {
        var faults = new FaultList();
        var root = YamlReader.Read(text, Locate, faults);
        faults.Sorted.ShouldBeEmpty();
        return root;
    }

    private static SourceLocation Locate(TextSpan span) => new("f", span.Line, span.Column);

    private static string Shown(YamlNode node, bool withPlaces)
    {
        var text = node switch
        {
            YamlScalar { Kind: ScalarKind.Text } scalar => $"'{scalar.Text}'",
            YamlScalar scalar => scalar.Text,
            YamlSequence list => $"[{string.Join(", ", list.Items.Select(item => Shown(item, withPlaces)))}]",
            YamlMapping map => $"{{{string.Join(", ", map.Entries.Select(entry => $"{entry.Key.Text}{Place(entry.Key)}: {Shown(entry.Value, withPlaces)}"))}}}",
            _ => "",
        };
        return text + Place(node);

        string Place(YamlNode at) => withPlaces ? $"@{at.Span.Line},{at.Span.Column}" : "";
    }
}
