using Maestro.Engine.Diagnostics;
using Maestro.Engine.Templates;

namespace Maestro.Engine.Tests.Templates;

/// <summary>With --strict, what is not defined is refused where it would count as an empty text or list.</summary>
public sealed class AStrictTemplate
{
    [Theory]
    [InlineData("\n{{ nope }}")]
    [InlineData("\n{{ env.NOPE }}")]
    [InlineData("\n{{ nope|upper }}")]
    [InlineData("\n{{ 'a' ~ nope }}")]
    [InlineData("\n{% for i in nope %}{% endfor %}")]
    [InlineData("\n{{ 'a' if false }}")]
    [InlineData("\n{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}")]
    public void Refuses_what_is_not_defined(string template)
    {
        var fault = Should.Throw<MaestroException>(() => Strict(template)).Diagnostics.ShouldHaveSingleItem();

        fault.Code.ShouldBe("MSTR0204");
        fault.Message.ShouldContain("--strict");
        fault.Location.ShouldNotBeNull().Line.ShouldBe(2);
    }

    [Theory]
    [InlineData("{{ nope|default('d') }}", "d")]
    [InlineData("{{ env.NOPE|default('d') }}", "d")]
    [InlineData("{{ nope is defined }}", "False")]
    [InlineData("{{ nope or 'd' }}", "d")]
    [InlineData("{% if nope %}a{% else %}b{% endif %}", "b")]
    [InlineData("{{ '' }}{{ none }}", "None")]
    public void Takes_what_the_template_asks_for(string template, string expected) => Strict(template).Text.ShouldBe(expected);

    private static RenderedText Strict(string template) => TemplateRenderer.Render(Rendered.Request(template) with { IsStrict = true }, CancellationToken.None);
}
