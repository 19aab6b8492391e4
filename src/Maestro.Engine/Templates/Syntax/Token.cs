namespace Maestro.Engine.Templates.Syntax;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    /// <summary>Text outside of tags.</summary>
    Data,

    /// <summary>The opening of <c>{{ }}</c>.</summary>
    PrintBegin,

    /// <summary>Its end.</summary>
    PrintEnd,

    /// <summary>The opening of <c>{% %}</c>.</summary>
    TagBegin,

    /// <summary>Its end.</summary>
    TagEnd,

    /// <summary>A name; keywords are names, too.</summary>
    Name,

    /// <summary>A text in quotes.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number with a fraction or exponent.</summary>
    Float,

    /// <summary>An operator, bracket or mark.</summary>
    Operator,

    /// <summary>What cannot be read; told when the parser comes to it, as what stands before may be wrong, too.</summary>
    Fault,

    /// <summary>The end of the template.</summary>
    End,
}

/// <summary>One token.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Range">Where it stands.</param>
/// <param name="Value">The operator or name, the text without quotes and escapes, the number, or the fault's message.</param>
internal readonly record struct Token(TokenKind Kind, TextRange Range, object? Value = null)
{
    public bool Is(TokenKind kind, string value) => Kind == kind && (string?)Value == value;

    /// <summary>Whether it is that name.</summary>
    public bool IsName(string name) => Is(TokenKind.Name, name);

    /// <summary>Whether it is that operator.</summary>
    public bool Is(string sign) => Is(TokenKind.Operator, sign);

    /// <summary>For messages.</summary>
    public string Description => Kind switch
    {
        TokenKind.Data => "text",
        TokenKind.PrintBegin => "'{{'",
        TokenKind.PrintEnd => "'}}'",
        TokenKind.TagBegin => "'{%'",
        TokenKind.TagEnd => "'%}'",
        TokenKind.Text => "a text in quotes",
        TokenKind.Integer or TokenKind.Float => "a number",
        TokenKind.End => "the end of the template",
        _ => $"'{Value}'",
    };
}
