using Maestro.Engine.Diagnostics;
using Maestro.Engine.Templates.Library;

namespace Maestro.Engine.Templates.Values;

/// <summary>One rendering: counts what it costs against the limits, and ends it when it is cancelled. Filters reach each other through it.</summary>
internal sealed class Work(TemplateLimits limits, CancellationToken cancellation)
{
    // Copying or searching that much takes about as long as evaluating a small expression.
    private const int AtOnce = 64;

    private long _steps;
    private long _iterations;
    private long _text;

    public TemplateLimits Limits { get; } = limits;

    /// <summary>The filter of that name, or null; those of the program that uses the engine come first.</summary>
    public Func<string, Filter?> FindFilter { get; init; } = Filters.Find;

    /// <summary>The test of that name, or null.</summary>
    public Func<string, Test?> FindTest { get; init; } = Tests.Find;

    /// <summary>One step of evaluation, or one item handled by a filter.</summary>
    /// <exception cref="TemplateFault">There were too many.</exception>
    public void Step()
    {
        if ((++_steps & 1023) == 0) cancellation.ThrowIfCancellationRequested();
        if (_steps > Limits.Steps) throw new TemplateFault(location => Catalogue.TooManySteps(location, Limits.Steps));
    }

    /// <summary>Several steps at once.</summary>
    /// <exception cref="TemplateFault">There were too many.</exception>
    public void Steps(long count)
    {
        if ((_steps >> 10) != ((_steps += count) >> 10)) cancellation.ThrowIfCancellationRequested();
        if (_steps > Limits.Steps) throw new TemplateFault(location => Catalogue.TooManySteps(location, Limits.Steps));
    }

    /// <summary>An operation reads a value: a long text takes as long as many steps.</summary>
    /// <exception cref="TemplateFault">There were too many steps.</exception>
    public void Read(object? value)
    {
        if (Markup.TextOf(value) is { } text) Steps(text.Length / AtOnce);
    }

    /// <summary>An operation made a value, which is now held in memory.</summary>
    /// <exception cref="TemplateFault">There were too many steps, or there is too much text.</exception>
    public void Made(object? value)
    {
        Read(value);
        if (Markup.TextOf(value) is { } text && (_text += text.Length) > Limits.AllText) throw new TemplateFault(location => Catalogue.TextTooLong(location, Limits.AllText, "all operations together make texts"));
    }

    /// <summary>Items of a list are moved, to make room or to close a gap.</summary>
    /// <exception cref="TemplateFault">There were too many steps.</exception>
    public void Moved(int items) => Steps(items / AtOnce);

    /// <summary>One round of a loop.</summary>
    /// <exception cref="TemplateFault">There were too many.</exception>
    public void Iteration()
    {
        if (++_iterations > Limits.Iterations) throw new TemplateFault(location => Catalogue.TooManyIterations(location, Limits.Iterations));
        Step();
    }

    /// <summary>Asks before a text of that many characters is made.</summary>
    /// <exception cref="TemplateFault">It would be too long.</exception>
    public void ReserveText(long length)
    {
        if (length > Limits.Text) throw new TemplateFault(location => Catalogue.TextTooLong(location, Limits.Text));
    }

    /// <summary>Asks before a list of that many items is made.</summary>
    /// <exception cref="TemplateFault">It would be too long.</exception>
    public void ReserveItems(long count)
    {
        if (count > Limits.Items) throw new TemplateFault(location => Catalogue.ListTooLong(location, Limits.Items));
    }

    /// <summary>Asks for a width to fill up to.</summary>
    /// <exception cref="TemplateFault">It is too large.</exception>
    public int Width(long width)
    {
        if (width > Limits.Width) throw new TemplateFault(location => Catalogue.TooWide(location, Limits.Width));
        return (int)Math.Max(width, 0);
    }

    /// <summary>All of <paramref name="items"/>, as long as there are not too many.</summary>
    public List<object?> Collect(IEnumerable<object?> items)
    {
        var list = new List<object?>();
        foreach (var item in items)
        {
            Step();
            list.Add(item);
            ReserveItems(list.Count);
        }

        return list;
    }
}
