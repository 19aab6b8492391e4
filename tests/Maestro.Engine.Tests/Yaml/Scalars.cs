using Maestro.Engine.Yaml;

namespace Maestro.Engine.Tests.Yaml;

/// <summary>Kinds and texts by PyYAML 6.0.</summary>
public sealed class Scalars
{
    [Theory]
    [InlineData("Integer", "0 12 +12 -12 1_000 0755 010 0_ 0x1F -0x1f 0b101 0b1_0 22:22 12:30 1:2:3 1_0:5 190:20:30")]
    [InlineData("Text", "08 09 0888 0o17 80:80 8080:80 25:2525 0:22 01:02 22:22/tcp 1:60 1e3 1.0e3 -.5 +.5 y n Y N tRue yEs None none nil = << - + . .. 0b2 0xg 1__a 1:2: :1 1.2.3 -.inf.")]
    [InlineData("Float", "1.18 1.20 1. -1. .5 .5_0 1.5e+3 1.5E-3 1_0.5 .inf -.Inf +.INF .nan .NaN .NAN 12:30.5 190:20:30.15 0.0")]
    [InlineData("Boolean", "yes Yes YES no No NO true True TRUE false False FALSE on On ON off Off OFF")]
    [InlineData("Null", "~ null Null NULL")]
    [InlineData("Timestamp", "2014-01-01 2014-13-01 2001-12-14t21:59:43.10-05:00 2001-12-14T21:59:43Z 2001-1-1T1:59:43")]
    public void Without_quotes_have_the_kind_that_YAML_1_1_gives_them(string kind, string texts)
    {
        foreach (var text in texts.Split(' ')) $"{text} {ScalarResolver.Resolve(text)}".ShouldBe($"{text} {kind}");
    }

    [Theory]
    [InlineData("2001-12-14 21:59:43.10 -5", "Timestamp")]
    [InlineData("2001-12-15 2:59:43.10", "Timestamp")]
    [InlineData("2014-1-1", "Text")]
    [InlineData("2014-01-01 x", "Text")]
    [InlineData("2014-01-01 01:02", "Text")]
    [InlineData("", "Null")]
    public void With_blanks_too(string text, string kind) => ScalarResolver.Resolve(text).ToString().ShouldBe(kind);

    [Theory]
    [InlineData("22:22", "1342")]
    [InlineData("-1:2:3", "-3723")]
    [InlineData("0755", "493")]
    [InlineData("-0x1F", "-31")]
    [InlineData("0b101", "5")]
    [InlineData("1_000", "1000")]
    [InlineData("+12", "12")]
    [InlineData("9223372036854775808", "9223372036854775808")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("1.20", "1.2")]
    [InlineData("1.", "1.0")]
    [InlineData(".5", "0.5")]
    [InlineData("1.5e+3", "1500.0")]
    [InlineData("1.0e+16", "1e+16")]
    [InlineData("1.0e+15", "1000000000000000.0")]
    [InlineData("123456789012345680.0", "1.2345678901234568e+17")]
    [InlineData("0.0001", "0.0001")]
    [InlineData("0.00001", "1e-05")]
    [InlineData("0.000012345", "1.2345e-05")]
    [InlineData("-0.0", "-0.0")]
    [InlineData("1.0e+100", "1e+100")]
    [InlineData("5.0e-324", "5e-324")]
    [InlineData("12:30.5", "750.5")]
    [InlineData("-.inf", "-inf")]
    [InlineData(".NaN", "nan")]
    [InlineData("yes", "True")]
    [InlineData("OFF", "False")]
    [InlineData("~", "None")]
    [InlineData("2014-01-01", "2014-01-01")]
    [InlineData("2001-12-14t21:59:43.10-05:00", "2001-12-14 21:59:43.100000-05:00")]
    [InlineData("2001-12-14 21:59:43Z", "2001-12-14 21:59:43+00:00")]
    [InlineData("2001-12-15 2:59:43", "2001-12-15 02:59:43")]
    public void Are_written_as_Python_writes_them(string text, string expected) => PythonText.Of(new YamlScalar(default, text, ScalarResolver.Resolve(text))).ShouldBe(expected);

    [Theory]
    [InlineData("2014-13-01")]
    [InlineData("2014-02-29")]
    [InlineData("0000-01-01")]
    [InlineData("2014-01-01 25:00:00")]
    public void Have_no_text_where_there_is_no_such_day_or_time(string text) => PythonText.Of(new YamlScalar(default, text, ScalarKind.Timestamp)).ShouldBeNull();
}
