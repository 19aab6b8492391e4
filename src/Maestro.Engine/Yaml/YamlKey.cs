using System.Globalization;

using Maestro.Engine.Python;

namespace Maestro.Engine.Yaml;

/// <summary>A key as Python's dict compares it: <c>1</c>, <c>1.0</c> and <c>true</c> are the same, <c>'1'</c> is another.</summary>
internal readonly record struct YamlKey(bool IsText, string Text)
{
    public static YamlKey Of(YamlScalar scalar) => scalar.Kind switch
    {
        ScalarKind.Text => new YamlKey(true, scalar.Text),
        ScalarKind.Boolean => new YamlKey(false, scalar.Boolean ? "1" : "0"),
        ScalarKind.Float when scalar.TryNumber(out var number) => new YamlKey(false, Math.Abs(number) < long.MaxValue && number == Math.Truncate(number)
            ? ((long)number).ToString(CultureInfo.InvariantCulture)
            : PythonFloat.Text(number)),
        _ => new YamlKey(false, PythonText.Of(scalar) ?? scalar.Text),
    };
}
