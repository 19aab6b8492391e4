using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Rendering;

/// <summary>Takes a value apart for several targets.</summary>
internal static class Unpacking
{
    /// <summary>The items of <paramref name="value"/>, of which there must be <paramref name="count"/>.</summary>
    /// <exception cref="TemplateFault">There are more or fewer, or it has no items.</exception>
    public static object?[] Items(Work work, object? value, int count)
    {
        var items = new object?[count];
        var found = 0;
        foreach (var item in Iteration.Enumerate(work, value))
        {
            if (found == count) throw Fault.Operation($"too many values to unpack (expected {count})");
            items[found++] = item;
        }

        return found == count ? items : throw Fault.Operation($"not enough values to unpack (expected {count}, got {found})");
    }
}
