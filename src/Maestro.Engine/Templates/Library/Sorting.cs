using System.Runtime.ExceptionServices;
using Maestro.Engine.Templates.Library.Methods;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Library;

/// <summary>Stable sorting, and the keys by which filters sort and group.</summary>
internal static class Sorting
{
    /// <summary>The items in the order of their keys; equal ones keep theirs, also when it is reversed.</summary>
    /// <exception cref="TemplateFault">Two keys have no order.</exception>
    public static List<object?> Sort(Work work, IEnumerable<object?> items, Func<object?, object?> key, bool reverse)
    {
        var order = Comparer<object?>.Create((a, b) => Ordering.Compare(work, a, b) ?? 0);
        try
        {
            return reverse ? [.. items.OrderByDescending(key, order)] : [.. items.OrderBy(key, order)];
        }
        catch (InvalidOperationException fault) when (fault.InnerException is TemplateFault or OperationCanceledException)
        {
            // What a comparison throws comes wrapped.
            ExceptionDispatchInfo.Throw(fault.InnerException);
            throw;
        }
    }

    /// <summary>A text in lower case, all else as it is.</summary>
    public static object? IgnoringCase(object? value) => Markup.TextOf(value) is { } text ? Casing.Lower(text) : value;

    /// <summary>Reads an attribute such as <c>a.b.0</c> from an item; null: the item itself.</summary>
    public static Func<object?, object?> Attribute(Work work, object? attribute, object? otherwise = null, bool hasDefault = false)
    {
        if (attribute is null) return static item => item;
        object?[] path = Markup.TextOf(attribute) is { } text
            ? [.. text.Split('.').Select(part => part.Length > 0 && part.All(char.IsAsciiDigit) && part.Length < 10 ? (object)long.Parse(part, System.Globalization.CultureInfo.InvariantCulture) : part)]
            : [attribute is long or bool ? attribute : throw Fault.Operation($"an attribute is named by a text, not by '{TypeNames.Of(attribute)}'")];
        return item =>
        {
            foreach (var part in path)
            {
                item = Attributes.GetItem(work, item, part);
                if (hasDefault && item is Undefined) item = otherwise;
            }

            return item;
        };
    }
}
