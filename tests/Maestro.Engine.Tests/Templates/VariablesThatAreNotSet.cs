using Maestro.Engine.Diagnostics;
using Maestro.Engine.Templates;

namespace Maestro.Engine.Tests.Templates;

/// <summary>env.NAME where NAME is not set: told when it counts as a text, and not when the template asks for it.</summary>
public sealed class VariablesThatAreNotSet
{
    [Theory]
    [InlineData("{{ env.X }}", 4, 9)]
    [InlineData("{{ env['X'] }}", 4, 12)]
    [InlineData("{{ env.X|upper }}", 4, 9)]
    [InlineData("{{ 'a' ~ env.X }}", 10, 15)]
    [InlineData("{% set a = env.X %}", 12, 17)]
    [InlineData("{{ [env.X]|length }}", 5, 10)]
    [InlineData("{{ env.X == 'a' }}", 4, 9)]
    [InlineData("{{ 'b' if 1 > 2 else env.X }}", 22, 27)]
    [InlineData("{{ env.Y or env.X }}", 13, 18)]
    [InlineData("{% for c in env.X %}{% endfor %}", 13, 18)]
    [InlineData("{% macro m(a) %}{{ a }}{% endmacro %}{{ m(env.X) }}", 43, 48)]
    public void Are_warned_of_at_their_place(string template, int column, int endColumn)
    {
        var warning = Of(template).Warnings.ShouldHaveSingleItem();

        warning.Code.ShouldBe("MSTR0207");
        warning.Severity.ShouldBe(Severity.Warning);
        warning.Message.ShouldContain("'X'");
        var place = warning.Location.ShouldNotBeNull();
        (place.Line, place.Column, place.EndColumn).ShouldBe((1, column, endColumn));
    }

    [Theory]
    [InlineData("{{ env.X is defined }}", "False")]
    [InlineData("{{ env.X is undefined }}", "True")]
    [InlineData("{{ env.X|default('d') }}", "d")]
    [InlineData("{{ env['X']|d('d') }}", "d")]
    [InlineData("{{ env.get('X', 'd') }}", "d")]
    [InlineData("{% if env.X %}a{% else %}b{% endif %}", "b")]
    [InlineData("{% if not env.X %}a{% endif %}", "a")]
    [InlineData("{{ 'a' if env.X else 'b' }}", "b")]
    [InlineData("{{ env.X or 'd' }}", "d")]
    [InlineData("{{ env.X and env.X.y }}", "")]
    [InlineData("{{ (env.X or env.Y)|default('d') }}", "d")]
    [InlineData("{{ 'X' in env }}", "False")]
    [InlineData("{{ env.SET }}{{ env['SET'] }}", "ss")]
    public void Are_not_warned_of_where_the_template_asks(string template, string expected)
    {
        var rendered = Of(template);

        rendered.Text.ShouldBe(expected);
        rendered.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Are_warned_of_once_for_each_place() =>
        Of("{% for i in range(3) %}{{ env.X }}{% endfor %}\n{{ env.X }}").Warnings.Select(warning => warning.Location!.Line).ShouldBe([1, 2]);

    [Fact]
    public void Are_an_error_alone_when_looked_into() =>
        Should.Throw<MaestroException>(() => Of("{{ env.X.y }}")).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("MSTR0204");

    private static RenderedText Of(string template) => TemplateRenderer.Render(Rendered.Request(template) with { Variables = new Dictionary<string, string> { ["SET"] = "s" } }, CancellationToken.None);
}
