namespace Maestro.Engine.Templates.Values;

/// <summary>The numbers from <paramref name="start"/> by <paramref name="step"/>, not kept in memory.</summary>
internal sealed class PythonRange(long start, long stop, long step)
{
    public long Start { get; } = start;

    public long Stop { get; } = stop;

    /// <summary>Not 0.</summary>
    public long Step { get; } = step;

    public long Length
    {
        get
        {
            var span = Step > 0 ? (Int128)Stop - Start : (Int128)Start - Stop;
            return span <= 0 ? 0 : (long)((span - 1) / Int128.Abs(Step) + 1);
        }
    }

    public long this[long index] => Start + (index * Step);

    public IEnumerable<object?> Numbers
    {
        get
        {
            for (long i = 0, length = Length; i < length; i++) yield return Number.Boxed(this[i]);
        }
    }
}
