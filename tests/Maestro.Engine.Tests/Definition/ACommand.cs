using Maestro.Engine.Definition;

namespace Maestro.Engine.Tests.Definition;

public sealed class ACommand
{
    // Expected words by Python 3's shlex.split.
    [Theory]
    [InlineData("sleep 1000", "sleep|1000")]
    [InlineData("  a\t b\n c ", "a|b|c")]
    [InlineData("sh -c 'echo \"a b\"'", "sh|-c|echo \"a b\"")]
    [InlineData("a\"b c\"d", "ab cd")]
    [InlineData(@"a\ b \'c", "a b|'c")]
    [InlineData(@"""a\""b\\c\d""", @"a""b\c\d")]
    [InlineData(@"'a\b'", @"a\b")]
    [InlineData("a '' b", "a||b")]
    [InlineData("a #b; c|d $E *", "a|#b;|c|d|$E|*")]
    [InlineData("", "")]
    public void Is_split_as_a_shell_splits_words(string text, string expected)
    {
        string.Join('|', ShellWords.Split(text, out var fault)).ShouldBe(expected);
        fault.ShouldBeNull();
    }

    [Theory]
    [InlineData("command: sleep 1000", "sleep|1000")]
    [InlineData("cmd: sleep 1000", "sleep|1000")]
    [InlineData("command: [sleep, 1000, 0755, '']", "sleep|1000|0755|")]
    public void May_be_a_text_or_a_list(string setting, string expected) => string.Join('|', Loading.Instance(setting).Container.Cmd!.Value).ShouldBe(expected);

    [Theory]
    [InlineData("command: ")]
    [InlineData("command: []")]
    [InlineData("command: ''")]
    public void Is_the_images_own_where_it_is_empty(string setting) => Loading.Instance(setting).Container.Cmd.ShouldBeNull();
}
