namespace Maestro.Engine.Tests.Definition;

public sealed class AVariable
{
    // The values that MaestroNG 0.8.3 sent for each form.
    [Theory]
    [InlineData("text", "V=text")]
    [InlineData("42", "V=42")]
    [InlineData("-1", "V=-1")]
    [InlineData("1.50", "V=1.5")]
    [InlineData("1e3", "V=1e3")]
    [InlineData("true", "V=True")]
    [InlineData("off", "V=False")]
    [InlineData("\"true\"", "V=true")]
    [InlineData("", "V")]
    [InlineData("~", "V")]
    [InlineData("\"\"", "V=")]
    [InlineData("0644", "V=420")]
    [InlineData("0xff", "V=255")]
    [InlineData("2020-01-02", "V=2020-01-02")]
    [InlineData("2020-01-02 03:04:05", "V=2020-01-02 03:04:05")]
    [InlineData("12:30:45", "V=45045")]
    [InlineData("123456789012345678901234567890", "V=123456789012345678901234567890")]
    [InlineData(".inf", "V=inf")]
    [InlineData("\"häß ☃\"", "V=häß ☃")]
    [InlineData("\"line1\\nline2\"", "V=line1\nline2")]
    [InlineData("[This, [is, a], test]", "V=This is a test")]
    [InlineData("[x, 0, false]", "V=x 0 False")]
    [InlineData("[]", "V=")]
    [InlineData("\"$HOME ${HOME}\"", "V=$HOME ${HOME}")]
    [InlineData("{b: c, d: [1, it's]}", "V={'b': 'c', 'd': [1, \"it's\"]}")]
    public void Reaches_the_container_as_Python_would_write_it(string value, string expected) =>
        Loading.Load($"name: n\nships: {{s: {{ip: 10.0.0.1}}}}\nservices:\n  w:\n    image: i\n    instances:\n      w-1:\n        ship: s\n        env:\n          V: {value}\n").Instances["w-1"].Container.Env.ShouldContain(expected);

    [Fact]
    public void Shows_its_value_in_no_fault()
    {
        var faults = Loading.FaultsOf("name: n\nships: {s: {ip: 10.0.0.1}}\nservices: {w: {image: i, env: {\"PASSWORD=hunter2\": 1, TOKEN: \"hunter2\\0\"}, instances: {w-1: {ship: s, env: \"PASSWORD=hunter2\"}, w-2: {ship: s, env: [TOKEN=hunter2]}}}}\n");

        faults.Length.ShouldBe(4);
        faults.ShouldAllBe(fault => !fault.Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public void Is_refused_when_it_is_longer_than_Linux_takes()
    {
        var text = $"name: n\nships: {{s: {{ip: 10.0.0.1}}}}\n_long: &l {new string('x', 100_000)}\nservices: {{w: {{image: i, env: {{OK: *l, LONG: [*l, *l]}}, instances: {{w-1: {{ship: s}}}}}}}}\n";

        Loading.FaultsOf(text).ShouldHaveSingleItem().ShouldContain("'LONG'");
    }
}
