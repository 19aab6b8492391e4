namespace Maestro.Engine.Yaml;

/// <summary>
/// One object for texts that are equal and near each other: most keys and many values of an environment repeat for each instance, and what
/// is not kept alive need not be moved by the garbage collector.
/// </summary>
internal sealed class SharedTexts
{
    private const int Longest = 32;

    private readonly string?[] _texts = new string?[1024];

    /// <summary>An equal text, known from before where it can be.</summary>
    public string Of(string text)
    {
        if (text.Length is 0 or > Longest) return text;
        ref var known = ref _texts[((text.Length * 31) + (text[0] * 7) + (text[^1] * 131) + (text[text.Length / 2] * 17)) & (_texts.Length - 1)];
        if (known is not null && known == text) return known;
        return known = text;
    }
}
