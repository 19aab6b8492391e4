namespace Maestro.Engine.Templates.Syntax;

/// <summary>
/// Text to tokens, by the rules of Jinja2's default settings: a <c>-</c> at a tag strips all white space beside it, a <c>+</c> does nothing, and
/// within brackets the ends of tags are operators.
/// </summary>
internal sealed class Lexer(string text)
{
    private readonly List<Token> _tokens = [];
    private int _at;

    /// <summary>All tokens; the last is the end, or a fault.</summary>
    public List<Token> Run()
    {
        try
        {
            while (_at < text.Length) Root();
            _tokens.Add(new Token(TokenKind.End, new TextRange(text.Length, text.Length)));
        }
        catch (TemplateSyntaxException fault)
        {
            _tokens.Add(new Token(TokenKind.Fault, fault.Range, fault.Message));
        }

        return _tokens;
    }

    private void Root()
    {
        var start = _at;
        var opening = Opening(start);
        if (opening < 0)
        {
            Data(start, text.Length);
            _at = text.Length;
            return;
        }

        var sign = opening + 2 < text.Length ? text[opening + 2] : default;
        Data(start, sign == '-' ? TrimmedEnd(start, opening) : opening);
        _at = opening + (sign is '-' or '+' ? 3 : 2);
        switch (text[opening + 1])
        {
            case '#':
                Comment(opening);
                break;
            case '%' when RawTagEnd() is var end and >= 0:
                Raw(opening, end);
                break;
            case '%':
                Tag(opening, TokenKind.TagBegin, TokenKind.TagEnd, "%}");
                break;
            default:
                Tag(opening, TokenKind.PrintBegin, TokenKind.PrintEnd, "}}");
                break;
        }
    }

    private int Opening(int from)
    {
        for (var at = text.IndexOf('{', from); at >= 0 && at + 1 < text.Length; at = text.IndexOf('{', at + 1))
        {
            if (text[at + 1] is '{' or '%' or '#') return at;
        }

        return -1;
    }

    private void Data(int start, int end)
    {
        if (end > start) _tokens.Add(new Token(TokenKind.Data, new TextRange(start, end)));
    }

    private int TrimmedEnd(int start, int end)
    {
        while (end > start && CharacterClasses.IsSpace(text[end - 1])) end--;
        return end;
    }

    private int Spaces(int at)
    {
        while (at < text.Length && CharacterClasses.IsSpace(text[at])) at++;
        return at;
    }

    private bool Stands(string what, int at) => string.CompareOrdinal(text, at, what, 0, what.Length) == 0;

    private void Comment(int opening)
    {
        // With nothing behind it, it is taken for closed, as is 'raw'.
        if (_at == text.Length) return;
        var end = text.IndexOf("#}", _at, StringComparison.Ordinal);
        if (end < 0) throw new TemplateSyntaxException(new TextRange(opening, opening + 2), "the comment that begins here is not closed with '#}'");
        _at = end > _at && text[end - 1] == '-' ? Spaces(end + 2) : end + 2;
    }

    // Behind "{%" and its sign: where the text begins when this is the tag raw, else -1.
    private int RawTagEnd()
    {
        var at = Spaces(_at);
        if (!Stands("raw", at)) return -1;
        at = Spaces(at + 3);
        return Stands("-%}", at) ? Spaces(at + 3) : Stands("%}", at) ? at + 2 : -1;
    }

    private void Raw(int opening, int start)
    {
        for (var tag = text.IndexOf("{%", start, StringComparison.Ordinal); tag >= 0; tag = text.IndexOf("{%", tag + 1, StringComparison.Ordinal))
        {
            var sign = tag + 2 < text.Length ? text[tag + 2] : default;
            var at = Spaces(tag + (sign is '-' or '+' ? 3 : 2));
            if (!Stands("endraw", at)) continue;
            at = Spaces(at + 6);
            var end = Stands("-%}", at) ? Spaces(at + 3) : Stands("+%}", at) ? at + 3 : Stands("%}", at) ? at + 2 : -1;
            if (end < 0) continue;

            Data(start, sign == '-' ? TrimmedEnd(start, tag) : tag);
            _at = end;
            return;
        }

        _at = start;
        if (start < text.Length) throw new TemplateSyntaxException(new TextRange(opening, opening + 2), "the tag 'raw' that begins here is not closed with 'endraw'");
    }

    private void Tag(int opening, TokenKind begin, TokenKind end, string closing)
    {
        _tokens.Add(new Token(begin, new TextRange(opening, _at)));
        var brackets = new Stack<char>();
        while (_at < text.Length)
        {
            var start = _at;
            if (brackets.Count == 0)
            {
                var sign = text[start] == '-' || (text[start] == '+' && begin == TokenKind.TagBegin) ? 1 : 0;
                if (Stands(closing, start + sign))
                {
                    _at = start + sign + 2;
                    _tokens.Add(new Token(end, new TextRange(start, _at)));
                    if (text[start] == '-') _at = Spaces(_at);
                    return;
                }
            }

            if (CharacterClasses.IsSpace(text[start])) _at = Spaces(start);
            else _tokens.Add(TokenScanner.Scan(text, ref _at, brackets));
        }
    }
}
