using Maestro.Engine.Diagnostics;
using Maestro.Engine.Templates;

namespace Maestro.Engine.Tests.Templates;

/// <summary>env: a map that can only be read.</summary>
public sealed class TheVariablesOfTheEnvironment
{
    private static readonly Dictionary<string, string> Variables = new(StringComparer.Ordinal) { ["A"] = "1", ["items"] = "own" };

    [Theory]
    [InlineData("{% set _ = env.update({'A': '2'}) %}")]
    [InlineData("{% set _ = env.update(A='2') %}")]
    [InlineData("{% set _ = env.pop('A') %}")]
    [InlineData("{% set _ = env.clear() %}")]
    [InlineData("{% set _ = env.setdefault('B', '2') %}")]
    public void Cannot_be_changed(string template)
    {
        var fault = Should.Throw<MaestroException>(() => Of(template)).Diagnostics.ShouldHaveSingleItem();

        fault.Code.ShouldBe("MSTR0205");
        fault.Message.ShouldContain("env cannot be changed");
        Variables.ShouldBe(new Dictionary<string, string> { ["A"] = "1", ["items"] = "own" });
    }

    [Fact]
    public void Can_be_copied_and_changed_then() => Of("{% set c = env.copy() %}{% set _ = c.update(A='2') %}{{ c.A }}{{ env.A }}{{ dict(env, B='3').B }}").ShouldBe("213");

    [Fact]
    public void Are_methods_by_point_and_variables_by_key() => Of("{{ env.items is callable }} {{ env['items'] }} {{ env.A }} {{ env.get('Z') }}").ShouldBe("True own 1 None");

    [Fact]
    public void Have_names_whose_case_matters_except_on_windows() => Of("[{{ env.a }}]").ShouldBe(OperatingSystem.IsWindows() ? "[1]" : "[]");

    [Theory]
    [InlineData("{% for k, v in {'b': 1, 'a': 2}.iteritems() %}{{ k }}{{ v }}{{ loop.last }} {% endfor %}", "b1False a2True ")]
    [InlineData("{{ {'b': 1, 'a': 2}.iterkeys()|list }}{{ {'b': 1}.itervalues()|list }}", "['b', 'a'][1]")]
    [InlineData("{{ env.iteritems()|sort }}", "[('A', '1'), ('items', 'own')]")]
    [InlineData("{{ {'iteritems': 1}['iteritems'] }}", "1")]
    public void Are_walked_through_by_the_methods_of_python_2_too(string template, string expected) => Of(template).ShouldBe(expected);

    private static string Of(string template) => TemplateRenderer.Render(Rendered.Request(template) with { Variables = Variables }, CancellationToken.None).Text;
}
