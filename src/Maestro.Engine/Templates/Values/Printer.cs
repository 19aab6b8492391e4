using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Maestro.Engine.Python;

namespace Maestro.Engine.Templates.Values;

/// <summary>Values as Python's <c>str()</c> and <c>repr()</c> write them.</summary>
internal static class Printer
{
    /// <summary>What is printed for a value.</summary>
    /// <exception cref="TemplateFault">The text would be too long.</exception>
    public static string Str(Work work, object? value) => value switch
    {
        string text => text,
        Markup markup => markup.Text,
        Undefined => "",
        long whole => whole.ToString(CultureInfo.InvariantCulture),
        null or bool or double => Scalar(value)!,
        ITemplateObject { Printed: { } text } => text,
        _ => Repr(work, value),
    };

    /// <summary>A value as it stands in a list that is printed: texts in quotes.</summary>
    /// <exception cref="TemplateFault">The text would be too long.</exception>
    public static string Repr(Work work, object? value)
    {
        var target = new StringBuilder();
        new Writer(work, target).Append(value);
        return target.ToString();
    }

    /// <summary>As <see cref="Repr"/>, with what is not ASCII as escapes.</summary>
    public static string Ascii(Work work, object? value) =>
        string.Concat(Repr(work, value).EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : rune.Value < 0x100 ? $"\\x{rune.Value:x2}" : rune.IsBmp ? $"\\u{rune.Value:x4}" : $"\\U{rune.Value:x8}"));

    private static string? Scalar(object? value) => value switch
    {
        null => "None",
        bool flag => flag ? "True" : "False",
        long whole => whole.ToString(CultureInfo.InvariantCulture),
        double number => PythonFloat.Text(number),
        Undefined => "Undefined",
        _ => null,
    };

    private sealed class Writer(Work work, StringBuilder target)
    {
        private readonly HashSet<object> _open = new(ReferenceEqualityComparer.Instance);

        public void Append(object? value)
        {
            if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw Fault.TooDeep();
            work.Step();
            work.ReserveText(target.Length);
            if (Scalar(value) is { } scalar) target.Append(scalar);
            else if (value is string text) PythonQuote.Append(target, text);
            else AppendObject(value!);
        }

        private void AppendObject(object value)
        {
            switch (value)
            {
                case Markup markup:
                    target.Append("Markup(");
                    PythonQuote.Append(target, markup.Text);
                    target.Append(')');
                    break;
                case PythonList list:
                    Items(list, "[", list.Items, "]");
                    break;
                case PythonTuple tuple:
                    Items(tuple, "(", tuple.Items, tuple.Items.Length == 1 ? ",)" : ")");
                    break;
                case PythonDictionary map:
                    Within(map, "{...}", () => Entries(map));
                    break;
                case PythonView view:
                    Items(view.Source, $"{view.Kind}([", view.Items, "])");
                    break;
                case PythonRange range:
                    target.Append(CultureInfo.InvariantCulture, $"range({range.Start}, {range.Stop}").Append(range.Step == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", {range.Step}")).Append(')');
                    break;
                case PythonIterator:
                    target.Append("<generator object>");
                    break;
                case TemplateNamespace space:
                    target.Append("<Namespace ");
                    Append(space.Attributes);
                    target.Append('>');
                    break;
                case ITemplateCallable callable and not ITemplateObject:
                    target.Append(CultureInfo.InvariantCulture, $"<function {callable.Name}>");
                    break;
                default:
                    target.Append(value);
                    break;
            }
        }

        private void Entries(PythonDictionary map)
        {
            target.Append('{');
            var separator = "";
            foreach (var (key, value) in map.Entries)
            {
                target.Append(separator);
                separator = ", ";
                Append(key);
                target.Append(": ");
                Append(value);
            }

            target.Append('}');
        }

        private void Items(object owner, string opening, IEnumerable<object?> items, string closing) => Within(owner, $"{opening}...{closing[^1]}", () =>
        {
            target.Append(opening);
            var separator = "";
            foreach (var item in items)
            {
                target.Append(separator);
                separator = ", ";
                Append(item);
            }

            target.Append(closing);
        });

        private void Within(object owner, string again, Action append)
        {
            if (!_open.Add(owner))
            {
                target.Append(again);
                return;
            }

            append();
            _open.Remove(owner);
        }
    }
}
