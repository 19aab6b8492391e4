using System.Runtime.CompilerServices;

namespace Maestro.Engine.Templates.Values;

/// <summary>A key of a dictionary, compared as Python does: <c>1</c>, <c>1.0</c> and <c>true</c> are one key.</summary>
internal readonly record struct PythonKey(object? Value)
{
    /// <summary>Whether a value can be a key: no list and no map, and no tuple that holds one.</summary>
    public static bool IsOne(object? value) => value is not (PythonList or PythonDictionary) && (value is not PythonTuple tuple || tuple.Items.All(IsOne));
}

/// <summary>Compares keys.</summary>
/// <param name="texts">How texts are compared.</param>
internal sealed class PythonKeyComparer(StringComparer texts) : IEqualityComparer<PythonKey>
{
    // A tuple of a tuple of a tuple, each twice, has few objects and no end of parts.
    private const int MostParts = 100_000;

    public static PythonKeyComparer Ordinal { get; } = new(StringComparer.Ordinal);

    /// <summary>As Windows compares the names of environment variables.</summary>
    public static PythonKeyComparer IgnoringCase { get; } = new(StringComparer.OrdinalIgnoreCase);

    public bool Equals(PythonKey x, PythonKey y)
    {
        var parts = 0;
        return Equals(x.Value, y.Value, ref parts);
    }

    /// <exception cref="TemplateFault">The key is a list or a map.</exception>
    public int GetHashCode(PythonKey key)
    {
        var parts = 0;
        return Hash(key.Value, ref parts);
    }

    private bool Equals(object? x, object? y, ref int parts)
    {
        Count(ref parts);
        if (Markup.TextOf(x) is { } text) return Markup.TextOf(y) is { } other && texts.Equals(text, other);
        if (x is not PythonTuple one) return ReferenceEquals(x, y) || (x is Undefined && y is Undefined) || (Number.Of(x) is { } a && Number.Of(y) is { } b && a.CompareTo(b) == 0);
        if (y is not PythonTuple two || one.Items.Length != two.Items.Length) return false;
        for (var i = 0; i < one.Items.Length; i++)
        {
            if (!Equals(one.Items[i], two.Items[i], ref parts)) return false;
        }

        return true;
    }

    private int Hash(object? value, ref int parts)
    {
        Count(ref parts);
        if (Markup.TextOf(value) is { } text) return texts.GetHashCode(text);
        if (Number.Of(value) is { } number) return number.GetHashCode();
        if (value is PythonList or PythonDictionary) throw Fault.Operation($"a {TypeNames.Of(value)} cannot be a key or be looked up as one (unhashable type: '{TypeNames.Of(value)}')");
        if (value is not PythonTuple tuple) return value is null or Undefined ? 0 : RuntimeHelpers.GetHashCode(value);
        var hash = default(HashCode);
        foreach (var item in tuple.Items) hash.Add(Hash(item, ref parts));
        return hash.ToHashCode();
    }

    private static void Count(ref int parts)
    {
        if (++parts > MostParts) throw Fault.TooDeep();
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw Fault.TooDeep();
    }
}
