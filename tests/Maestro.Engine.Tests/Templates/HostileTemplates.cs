using System.Diagnostics;
using System.Globalization;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Templates;
using Xunit.Abstractions;

namespace Maestro.Engine.Tests.Templates;

/// <summary>Templates made to exhaust memory, time or the stack: each ends soon in one fault with a place.</summary>
public sealed class HostileTemplates(ITestOutputHelper output)
{
    // Far above what was measured, and far below what a machine has: texts are bounded by 16 Mi characters, lists by a million items.
    private const long MostMegabytes = 1500;

    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["self.yaml"] = "{% include 'self.yaml' %}",
        ["child.yaml"] = "{% extends 'child.yaml' %}",
        ["me.yaml"] = "{% import 'me.yaml' as me %}",
        ["a.yaml"] = "{% include 'b.yaml' %}",
        ["b.yaml"] = "{% include 'a.yaml' %}",
        ["twice.yaml"] = "{% include 'small.yaml' %}{% include 'small.yaml' %}",
        ["small.yaml"] = "x",
        ["huge.yaml"] = new string('x', 4 * 1024 * 1024 + 1),
    };

    public static TheoryData<string, string, string> Texts => new()
    {
        { "a text that doubles", "MSTR0210", "{% set ns = namespace(t='xxxxxxxx') %}{% for i in range(60) %}{% set ns.t = ns.t ~ ns.t %}{% endfor %}" },
        { "a repeated text", "MSTR0210", "{{ 'abcdefgh' * 4000000000 }}" },
        { "a text repeated over and over", "MSTR0210", "{{ 'a' * 1000 * 1000 * 1000 * 1000 }}" },
        { "a join of long texts", "MSTR0210", "{{ (['x' * 1000000] * 1000)|join }}" },
        { "a replacement in every place", "MSTR0210", "{{ ('a' * 100000)|replace('a', 'b' * 10000) }}" },
        { "a method that replaces", "MSTR0210", "{{ ('a' * 100000).replace('a', 'b' * 10000) }}" },
        { "a method that joins", "MSTR0210", "{{ ('x' * 1000).join(range(1000000)|map('string')) }}" },
        { "an indentation of many lines", "MSTR0210", "{{ ('a\\n' * 1000000)|indent(9999) }}" },
        { "many texts of one map", "MSTR0210", "{% set l = ['x' * 1000000] * 100 %}{{ l|string }}" },
        { "a list as JSON", "MSTR0210", "{{ (['x' * 1000000] * 100)|tojson }}" },
        { "escapes", "MSTR0210", "{{ ('<' * 10000000)|escape }}" },
        { "many long texts", "MSTR0210", "{% set l = [] %}{% for i in range(1000) %}{% set _ = l.append(('a' * 10000000)|upper) %}{% endfor %}" },
        { "many texts of a map", "MSTR0210", "{{ range(1000000)|map('center', 10000)|list|length }}" },
        { "many long lists", "MSTR0213", "{% set l = [] %}{% for i in range(1000) %}{% set _ = l.append([1] * 1000000) %}{% endfor %}" },
        { "conditions on a long text", "MSTR0214", "{% set t = 'a' * 10000000 %}{% for a in range(1000000) %}{% for b in range(6) %}{% if t %}{% endif %}{% endfor %}{% endfor %}" },
        { "comparisons of long texts", "MSTR0213", "{% set t = 'a' * 10000000 %}{% set u = 'a' * 10000000 %}{% for a in range(1000000) %}{% set _ = t == u %}{% endfor %}" },
        { "lengths of a long text", "MSTR0213", "{% set t = 'a' * 10000000 %}{% for a in range(1000000) %}{% set _ = t|length %}{% endfor %}" },
        { "a repeated list", "MSTR0211", "{{ [1] * 4000000000 }}" },
        { "a list that doubles", "MSTR0211", "{% set l = [1] %}{% for i in range(60) %}{% set _ = l.extend(l) %}{% endfor %}" },
        { "a list that is appended to in its loop", "MSTR0211", "{% set l = [1] %}{% for i in l %}{% set _ = l.append(i) %}{% endfor %}" },
        { "a split of a long text", "MSTR0211", "{{ (',' * 2000000).split(',') }}" },
        { "a list of characters", "MSTR0211", "{{ ('x' * 2000000)|list }}" },
        { "batches filled up", "MSTR0211", "{{ [1]|batch(2000000, 'x')|list }}" },
        { "slices", "MSTR0211", "{{ [1]|slice(2000000)|list }}" },
        { "a wide field", "MSTR0212", "{{ '{:>2000000000}'.format(1) }}" },
        { "a wide field of percent", "MSTR0212", "{{ '%2000000000d' % 1 }}" },
        { "a width of a field", "MSTR0212", "{{ '{:>{}}'.format(1, 2000000000) }}" },
        { "many decimals", "MSTR0212", "{{ '{:.2000000000f}'.format(1) }}" },
        { "a wide centre", "MSTR0212", "{{ 'a'|center(2000000000) }}" },
        { "a wide method", "MSTR0212", "{{ 'a'.ljust(2000000000) }}" },
        { "many zeros", "MSTR0212", "{{ '1'.zfill(2000000000) }}" },
        { "a deep indentation", "MSTR0212", "{{ 'a'|indent(2000000000, true) }}" },
        { "JSON far indented", "MSTR0212", "{{ [1]|tojson(indent=2000000000) }}" },
        { "loops within loops", "MSTR0214", "{% for a in range(1000000) %}{% for b in range(1000000) %}{% endfor %}{% endfor %}" },
        { "a loop that repeats its own", "MSTR0214", "{% for a in range(1000000) %}{% for b in range(6) %}{{ '' }}{% endfor %}{% endfor %}" },
        { "much work in few rounds", "MSTR0213", "{% set l = range(1000000)|list %}{% for a in range(1000) %}{% set _ = l|sum %}{% endfor %}" },
        { "comparisons of long lists", "MSTR0213", "{% set l = range(1000000)|list %}{% for a in range(1000) %}{% set _ = l == l|list %}{% endfor %}" },
        { "searches in a long list", "MSTR0213", "{% set l = range(1000000)|list %}{% for a in range(1000) %}{% set _ = -1 in l %}{% endfor %}" },
        { "searches in a long text", "MSTR0213", "{% set t = 'a' * 1000000 %}{% for a in range(100000) %}{% set _ = t.find('b') %}{% endfor %}" },
        { "sorting over and over", "MSTR0213", "{% set l = range(100000)|list %}{% for a in range(1000) %}{% set _ = l|sort %}{% endfor %}" },
        { "copies of a long text", "MSTR0210", "{% set t = 'a' * 1000000 %}{% for a in range(1000000) %}{% set _ = t.upper() %}{% endfor %}" },
        { "removals at the front", "MSTR0213", "{% set l = range(1000000)|list %}{% for a in range(1000000) %}{% set _ = l.pop(0) %}{% endfor %}" },
        { "a loop of many prints", "MSTR0209", "{% set t = 'a' * 1000000 %}{% for a in range(1000) %}{{ t }}{% endfor %}" },
        { "a long range", "MSTR0215", "{{ range(9223372036854775807)|length }}" },
        { "a long range in a loop", "MSTR0215", "{% for a in range(1000001) %}{% endfor %}" },
        { "a large power", "MSTR0216", "{{ 2 ** 1000000000 }}" },
        { "powers of powers", "MSTR0216", "{{ 10 ** 1000 ** 3 }}" },
        { "a sum that overflows", "MSTR0216", "{{ 9223372036854775807 + 1 }}" },
        { "a number of many digits", "MSTR0202", "{{ " + new string('9', 100_000) + " }}" },
        { "a number from a text", "MSTR0216", "{{ ('9' * 1000000)|int }}" },
        { "a macro that calls itself", "MSTR0217", "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}" },
        { "macros that call each other", "MSTR0217", "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}" },
        { "a caller that calls itself", "MSTR0217", "{% macro m() %}{{ caller() }}{% endmacro %}{% macro n() %}{% call m() %}{{ n() }}{% endcall %}{% endmacro %}{{ n() }}" },
        { "a loop that recurses", "MSTR0217", "{% set l = [1] %}{% for a in l recursive %}{{ loop(l) }}{% endfor %}" },
        { "a block that shows itself", "MSTR0217", "{% block b %}{{ self.b() }}{% endblock %}" },
        { "a template that includes itself", "MSTR0218", "{% include 'self.yaml' %}" },
        { "templates that include each other", "MSTR0218", "{% include 'a.yaml' %}" },
        { "a template that extends itself", "MSTR0218", "{% extends 'child.yaml' %}" },
        { "a template that imports itself", "MSTR0218", "{% import 'me.yaml' as me %}" },
        { "brackets", "MSTR0219", "{{ " + new string('(', 100_000) },
        { "closed brackets", "MSTR0219", "{{ " + new string('[', 100_000) + new string(']', 100_000) + " }}" },
        { "maps in maps", "MSTR0219", "{{ " + Many("{1:", 100_000) + " }}" },
        { "signs", "MSTR0219", "{{ " + new string('-', 100_000) + "1 }}" },
        { "negations", "MSTR0219", "{{ " + Many("not ", 100_000) + "1 }}" },
        { "conditions", "MSTR0219", "{{ " + Many("1 if 1 else ", 100_000) + "1 }}" },
        { "tags in tags", "MSTR0219", Many("{% if 1 %}", 100_000) },
        { "loops in loops", "MSTR0219", Many("{% for a in [] %}", 100_000) + Many("{% endfor %}", 100_000) },
        { "a list within itself as JSON", "MSTR0219", "{% set l = [] %}{% set _ = l.append(l) %}{{ l|tojson }}" },
        { "lists within themselves compared", "MSTR0219", "{% set a = [] %}{% set _ = a.append(a) %}{% set b = [] %}{% set _ = b.append(b) %}{{ a == b }}" },
        { "lists within themselves in order", "MSTR0219", "{% set a = [] %}{% set _ = a.append(a) %}{% set b = [] %}{% set _ = b.append(b) %}{{ a < b }}" },
        { "a list nested by a loop", "MSTR0219", "{% set ns = namespace(l=[]) %}{% for i in range(100000) %}{% set ns.l = [ns.l] %}{% endfor %}{{ ns.l }}" },
        { "a long template", "MSTR0220", "{{ 1 }}" + new string('x', 4 * 1024 * 1024) },
        { "a long template that is included", "MSTR0220", "{% include 'huge.yaml' %}" },
        { "many templates", "MSTR0221", "{% for i in range(1000) %}{% include ['part-' ~ i ~ '.yaml'] %}{% endfor %}" },
    };

    /// <summary>The codes that these templates reach.</summary>
    internal static IEnumerable<string> Codes => Texts.Select(row => (string)row[1]);

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task End_soon_in_a_fault_with_a_place(string kind, string code, string template)
    {
        var files = kind == "many templates" ? Enumerable.Range(0, 1000).ToDictionary(i => $"part-{i}.yaml", i => i.ToString(CultureInfo.InvariantCulture)) : Files;
        var (fault, elapsed, allocated) = await Ended(template, files);

        output.WriteLine($"{kind}: {elapsed.TotalMilliseconds:F0} ms, {allocated >> 20} MB: {fault}");
        fault.Code.ShouldBe(code);
        fault.Location.ShouldNotBeNull().Line.ShouldBe(kind.StartsWith("a long template", StringComparison.Ordinal) ? fault.Location.Line : 1);
        fault.Message.Length.ShouldBeLessThan(500);
        (allocated >> 20).ShouldBeLessThan(MostMegabytes);
        elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("{% set l = [] %}{% set _ = l.append(l) %}{{ l }}", "[[...]]")]
    [InlineData("{% set d = {} %}{% set _ = d.update(a=d) %}{{ d }}", "{'a': {...}}")]
    [InlineData("{% set l = [] %}{% set _ = l.append(l) %}{{ l == l }}{{ l in l }}{{ l|length }}", "TrueTrue1")]
    public void Of_values_within_themselves_are_shown_as_python_shows_them(string template, string expected) => Rendered.Text(template).ShouldBe(expected);

    [Fact]
    public async Task Are_left_at_once_when_it_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var request = Rendered.Request("{% for a in range(1000000) %}{% for b in range(1000000) %}{{ '' }}{% endfor %}{% endfor %}") with { Limits = new TemplateLimits { Iterations = long.MaxValue, Steps = long.MaxValue } };
        var watch = Stopwatch.StartNew();

        await Should.ThrowAsync<OperationCanceledException>(() => Task.Run(() => TemplateRenderer.Render(request, cancellation.Token), CancellationToken.None));

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    private static string Many(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    // On a thread of its own, with the stack that the least of them has where the engine is called: one of the pool.
    private static async Task<(Diagnostic Fault, TimeSpan Elapsed, long Allocated)> Ended(string template, IReadOnlyDictionary<string, string> files)
    {
        return await Task.Run(() =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            var fault = Should.Throw<MaestroException>(() => Rendered.Of(template, files: files)).Diagnostics.ShouldHaveSingleItem();
            return (fault, watch.Elapsed, GC.GetAllocatedBytesForCurrentThread() - before);
        }).WaitAsync(TimeSpan.FromMinutes(2));
    }
}
