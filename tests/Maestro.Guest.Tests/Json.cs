namespace Maestro.Guest.Tests;

public sealed class Json
{
    [Fact]
    public void Is_read_whole()
    {
        var read = JsonReader.Read(" { \"a\" : [ 1, -2.5e+1, 0, true, false, null, {}, [] ],\r\n\t\"b\": \"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\ude00é\", \"b2\": \"\" } ").ShouldBeOfType<Dictionary<string, object?>>();

        var elements = read["a"].ShouldBeOfType<List<object?>>();
        elements.Take(6).ShouldBe([1.0, -25.0, 0.0, true, false, null]);
        elements[6].ShouldBeOfType<Dictionary<string, object?>>().ShouldBeEmpty();
        elements[7].ShouldBeOfType<List<object?>>().ShouldBeEmpty();
        read["b"].ShouldBe("\"\\/\b\f\n\r\té😀é");
        read["b2"].ShouldBe("");
    }

    [Fact]
    public void Takes_the_last_of_a_name_that_stands_there_twice() => JsonReader.Read("""{"a": 1, "a": 2}""").ShouldBeOfType<Dictionary<string, object?>>()["a"].ShouldBe(2.0);

    [Theory]
    [InlineData("{\"a\": 1,}")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{a: 1}")]
    [InlineData("{'a': 1}")]
    [InlineData("[1,]")]
    [InlineData("[1 2]")]
    [InlineData("[1")]
    [InlineData("01")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("+1")]
    [InlineData("-")]
    [InlineData("NaN")]
    [InlineData("True")]
    [InlineData("nul")]
    [InlineData("\"open")]
    [InlineData("\"tab\tin it\"")]
    [InlineData("\"\\x\"")]
    [InlineData("\"\\u12g4\"")]
    [InlineData("\"\\u12")]
    [InlineData("// comment\n1")]
    [InlineData("\u00a01")]
    [InlineData("1\01")]
    public void Is_refused_when_it_is_none(string text) => Should.Throw<FormatException>(() => JsonReader.Read(text)).Message.ShouldContain("expected ");

    [Fact]
    public void Is_refused_when_it_is_nested_beyond_all_measure()
    {
        JsonReader.Read(new string('[', 60) + new string(']', 60)).ShouldNotBeNull();
        Should.Throw<FormatException>(() => JsonReader.Read(new string('[', 100_000)));
    }
}
