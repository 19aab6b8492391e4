using System.Collections.Frozen;
using Maestro.Engine.Templates.Library.Methods;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Library;

/// <summary>The tests by name.</summary>
internal static class Tests
{
    private static readonly FrozenDictionary<string, Test> All = new Dictionary<string, Test>
    {
        ["defined"] = Of("defined", static value => value is not Undefined),
        ["undefined"] = Of("undefined", static value => value is Undefined),
        ["none"] = Of("none", static value => value is null),
        ["boolean"] = Of("boolean", static value => value is bool),
        ["true"] = Of("true", static value => value is true),
        ["false"] = Of("false", static value => value is false),
        ["integer"] = Of("integer", static value => value is long),
        ["float"] = Of("float", static value => value is double),
        ["number"] = Of("number", static value => value is long or double or bool),
        ["string"] = Of("string", static value => value is string or Markup),
        ["mapping"] = Of("mapping", static value => value is PythonDictionary),
        ["sequence"] = Of("sequence", static value => value is string or Markup or PythonList or PythonTuple or PythonDictionary or PythonRange or Undefined),
        ["iterable"] = Of("iterable", static value => value is PythonIterator or IEnumerable<object?> || Iteration.LengthOrNull(value) is not null),
        ["callable"] = Of("callable", static value => value is ITemplateCallable or Undefined),
        ["escaped"] = Of("escaped", static value => value is Markup),
        ["lower"] = static (work, value, arguments) => None("lower", arguments) && Casing.IsLower(Printer.Str(work, value)),
        ["upper"] = static (work, value, arguments) => None("upper", arguments) && Casing.IsUpper(Printer.Str(work, value)),
        ["odd"] = static (work, value, arguments) => None("odd", arguments) && Operators.AreEqual(work, Operators.Modulo(work, Numeric("odd", value), 2L), 1L),
        ["even"] = static (work, value, arguments) => None("even", arguments) && Operators.AreEqual(work, Operators.Modulo(work, Numeric("even", value), 2L), 0L),
        ["divisibleby"] = static (work, value, arguments) => Operators.AreEqual(work, Operators.Modulo(work, Numeric("divisibleby", value), One("divisibleby", arguments, "num")), 0L),
        ["sameas"] = static (_, value, arguments) => IsSame(value, One("sameas", arguments, "other")),
        ["in"] = static (work, value, arguments) => Operators.Contains(work, One("in", arguments, "seq"), value),
        ["filter"] = static (work, value, arguments) => None("filter", arguments) && Name("filter", value) && Markup.TextOf(value) is { } name && work.FindFilter(name) is not null,
        ["test"] = static (work, value, arguments) => None("test", arguments) && Name("test", value) && Markup.TextOf(value) is { } name && work.FindTest(name) is not null,
        ["eq"] = Operator("eq", Operators.AreEqual),
        ["equalto"] = Operator("equalto", Operators.AreEqual),
        ["=="] = Operator("==", Operators.AreEqual),
        ["ne"] = Operator("ne", static (work, a, b) => !Operators.AreEqual(work, a, b)),
        ["!="] = Operator("!=", static (work, a, b) => !Operators.AreEqual(work, a, b)),
        ["lt"] = Operator("lt", Operators.Less),
        ["lessthan"] = Operator("lessthan", Operators.Less),
        ["<"] = Operator("<", Operators.Less),
        ["le"] = Operator("le", Operators.LessOrEqual),
        ["<="] = Operator("<=", Operators.LessOrEqual),
        ["gt"] = Operator("gt", Operators.Greater),
        ["greaterthan"] = Operator("greaterthan", Operators.Greater),
        [">"] = Operator(">", Operators.Greater),
        ["ge"] = Operator("ge", Operators.GreaterOrEqual),
        [">="] = Operator(">=", Operators.GreaterOrEqual),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Names => All.Keys.Order(StringComparer.Ordinal);

    /// <summary>The test of that name; null: there is none.</summary>
    public static Test? Find(string name) => All.GetValueOrDefault(name);

    private static bool IsSame(object? a, object? b) => (a, b) switch
    {
        (string x, string y) => x == y,
        (bool x, bool y) => x == y,
        (long x, long y) => x == y,
        (double x, double y) => x.Equals(y),
        _ => ReferenceEquals(a, b),
    };

    private static object? Numeric(string test, object? value) => value is Undefined undefined ? throw undefined.Fault()
        : Number.Of(value) is null ? throw Fault.Operation($"test '{test}' needs a number, not '{TypeNames.Of(value)}'") : value;

    private static Test Of(string name, Func<object?, bool> ask) => (_, value, arguments) => None(name, arguments) && ask(value);

    private static Test Operator(string name, Func<Work, object?, object?, bool> compare) => (work, value, arguments) => compare(work, value, One(name, arguments, "other"));

    private static bool Name(string test, object? value) => PythonKey.IsOne(value) ? true : throw Fault.Operation($"test '{test}' needs a name, not '{TypeNames.Of(value)}'");

    private static bool None(string name, Arguments arguments) => new ArgumentReader($"test '{name}'", arguments, 0) is not null;

    private static object? One(string name, Arguments arguments, string parameter) => new ArgumentReader($"test '{name}'", arguments, 1, parameter)[0];
}
