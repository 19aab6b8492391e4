using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Templates;

namespace Maestro.Engine.Tests.Templates;

/// <summary>Filters and functions that the calling program gives.</summary>
public sealed class ExtensionsOfAHost
{
    [Theory]
    [InlineData("{{ 'a'|twice }}", "aa")]
    [InlineData("{{ ['a', 'b']|map('twice')|join(',') }}", "aa,bb")]
    [InlineData("{{ 'a'|twice is defined }}{{ 'twice' is filter }}", "TrueTrue")]
    [InlineData("{% filter twice %}ab{% endfilter %}", "abab")]
    [InlineData("{{ sum(1, 2.5) }}", "3.5")]
    [InlineData("{% set f = sum %}{{ f(1, 2) }}{{ sum is callable }}", "3.0True")]
    public void Are_called_like_those_that_are_built_in(string template, string expected) => Of(template).ShouldBe(expected);

    [Fact]
    public void Take_the_place_of_a_filter_that_is_built_in() => Of("{{ 'a'|upper }}", "upper", _ => "own").ShouldBe("own");

    [Theory]
    [InlineData("none", "null")]
    [InlineData("true", "Boolean")]
    [InlineData("1", "Int64")]
    [InlineData("1.5", "Double")]
    [InlineData("'a'", "String")]
    [InlineData("[1, ['a']]", "List`1(Int64 List`1(String))")]
    [InlineData("(1, 2)", "List`1(Int64 Int64)")]
    [InlineData("range(2)", "List`1(Int64 Int64)")]
    [InlineData("[1]|map('string')", "List`1(String)")]
    [InlineData("{'k': 1, 2: none}", "Dictionary`2(k=Int64 2=null)")]
    [InlineData("nope", "null")]
    [InlineData("env.NOPE", "null")]
    public void Get_values_of_dotnet(string value, string kinds) => Of($"{{{{ ({value})|kind }}}}", "kind", arguments => Kind(arguments[0])).ShouldBe(kinds);

    public static TheoryData<object?, string> Results => new()
    {
        { null, "None" },
        { true, "True" },
        { 7, "7" },
        { 7L, "7" },
        { (byte)7, "7" },
        { 1.5f, "1.5" },
        { 2.5m, "2.5" },
        { "a", "a" },
        { new List<object?> { 1, "a" }, "[1, 'a']" },
        { new[] { "a" }, "['a']" },
        { new Dictionary<string, object?> { ["k"] = new List<object?> { null } }, "{'k': [None]}" },
        { new Dictionary<string, string> { ["k"] = "v" }, "{'k': 'v'}" },
    };

    [Theory]
    [MemberData(nameof(Results), DisableDiscoveryEnumeration = true)]
    public void Give_values_of_dotnet(object? result, string expected) => Of("{{ ''|give }}", "give", _ => result).ShouldBe(expected);

    [Fact]
    public void Are_told_of_at_their_place_when_they_throw()
    {
        var fault = Fault("a: 1\nb: {{ 'x'|fail }}", "fail", _ => throw new InvalidOperationException("no way"));

        fault.Code.ShouldBe("MSTR0208");
        fault.Message.ShouldBe("'fail' failed: InvalidOperationException: no way");
        var place = fault.Location.ShouldNotBeNull();
        (place.Line, place.Column).ShouldBe((2, 7));
    }

    [Fact]
    public void Show_no_secret_when_they_throw() =>
        Fault("{{ env.DB_PASSWORD|fail }}", "fail", arguments => throw new FormatException($"'{arguments[0]}' is no number")).ToString().ShouldContain("'***' is no number");

    [Fact]
    public void Are_not_called_with_names() => Fault("{{ 'x'|own(a=1) }}", "own", _ => "").Message.ShouldContain("'own' takes no named arguments");

    [Fact]
    public void Are_refused_when_they_give_what_a_template_has_not() => Fault("{{ 'x'|own }}", "own", _ => new Version(1, 2)).Message.ShouldContain("Version");

    [Fact]
    public void Cannot_be_given_a_macro() => Fault("{% macro m() %}{% endmacro %}{{ m|own }}", "own", _ => "").Code.ShouldBe("MSTR0205");

    [Fact]
    public void Let_a_cancellation_through() => Should.Throw<OperationCanceledException>(() => Of("{{ 'x'|own }}", "own", _ => throw new OperationCanceledException()));

    private static string Kind(object? value) => value switch
    {
        null => "null",
        IReadOnlyDictionary<string, object?> map => $"{map.GetType().Name}({string.Join(' ', map.Select(pair => $"{pair.Key}={Kind(pair.Value)}"))})",
        IReadOnlyList<object?> list => $"{list.GetType().Name}({string.Join(' ', list.Select(Kind))})",
        _ => value.GetType().Name,
    };

    private static Diagnostic Fault(string template, string name, Func<IReadOnlyList<object?>, object?> filter) =>
        Should.Throw<MaestroException>(() => Of(template, name, filter)).Diagnostics.Single(diagnostic => diagnostic.Severity == Severity.Error);

    private static string Of(string template, string name = "twice", Func<IReadOnlyList<object?>, object?>? filter = null)
    {
        var extensions = new TemplateExtensions
        {
            Filters = ImmutableDictionary<string, Func<IReadOnlyList<object?>, object?>>.Empty.Add(name, filter ?? (arguments => $"{arguments[0]}{arguments[0]}")),
            Functions = ImmutableDictionary<string, Func<IReadOnlyList<object?>, object?>>.Empty.Add("sum", arguments => arguments.Sum(value => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture))),
        };
        var variables = new Dictionary<string, string> { ["DB_PASSWORD"] = "hunter2" };
        return TemplateRenderer.Render(Rendered.Request(template) with { Extensions = extensions, Variables = variables }, CancellationToken.None).Text;
    }
}
