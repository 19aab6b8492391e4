using System.Runtime.CompilerServices;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Templates.Syntax;

/// <summary>Tokens to statements, by Jinja2's grammar. This part reads tokens and tells what is wrong with them.</summary>
internal sealed partial class Parser
{
    private readonly TemplateSource _source;
    private readonly Vocabulary _vocabulary;
    private readonly int _nesting;
    private readonly List<Token> _tokens;
    private readonly Stack<(string Name, TextRange Range)> _open = new();
    private readonly List<Statement.Block> _blocks = [];

    // Filters and tests that there are not. Within an if, or a conditional expression, they are told only when they are used.
    private readonly List<Diagnostic> _unknown = [];
    private readonly List<TextRange> _tags = [];
    private int _at;
    private int _depth;

    private Parser(TemplateSource source, Vocabulary vocabulary, int nesting)
    {
        _source = source;
        _vocabulary = vocabulary;
        _nesting = nesting;
        _tokens = new Lexer(source.Text).Run();
    }

    /// <summary>Parses and binds <paramref name="source"/>.</summary>
    /// <exception cref="MaestroException">It is not well formed.</exception>
    public static Template Parse(TemplateSource source, Vocabulary vocabulary, int nesting)
    {
        var parser = new Parser(source, vocabulary, nesting);
        try
        {
            var body = new Body(parser.Statements([]));
            parser.TellUnknown(0);
            var template = new Template(source, body, [.. parser._blocks], [.. parser._tags.OrderBy(tag => tag.Start)]);
            Binder.Bind(template);
            return template;
        }
        catch (TemplateSyntaxException fault)
        {
            throw Fault(Catalogue.TemplateSyntax(source.At(fault.Range), fault.Message, parser.InnermostOpen));
        }
        catch (InsufficientExecutionStackException)
        {
            throw Fault(Catalogue.NestedTooDeep(source.At(parser._tokens[Math.Min(parser._at, parser._tokens.Count - 1)].Range)));
        }
    }

    private Token Current => _tokens[_at];

    private Token Following => _tokens[Math.Min(_at + 1, _tokens.Count - 1)];

    private string? InnermostOpen => _open.TryPeek(out var tag) ? $"'{tag.Name}' in line {_source.Position(tag.Range.Start).Line}" : null;

    private Token Next()
    {
        var token = Current;
        if (token.Kind == TokenKind.Fault) throw new TemplateSyntaxException(token.Range, (string)token.Value!);
        if (_at < _tokens.Count - 1) _at++;
        return token;
    }

    private bool Skip(string sign)
    {
        if (!Current.Is(sign)) return false;
        _at++;
        return true;
    }

    private bool SkipName(string name)
    {
        if (!Current.IsName(name)) return false;
        _at++;
        return true;
    }

    private Token Expect(string sign) => Current.Is(sign) ? Next() : throw Unexpected($"'{sign}'");

    private Token ExpectKeyword(string name) => Current.IsName(name) ? Next() : throw Unexpected($"'{name}'");

    private Token ExpectName(string what) => Current.Kind == TokenKind.Name ? Next() : throw Unexpected(what);

    private Token Expect(TokenKind kind) => Current.Kind == kind ? Next() : throw Unexpected(new Token(kind, default).Description);

    private TemplateSyntaxException Unexpected(string expected)
    {
        var token = Current;
        return token.Kind == TokenKind.Fault
            ? new TemplateSyntaxException(token.Range, (string)token.Value!)
            : new TemplateSyntaxException(token.Range, $"{token.Description} stands where {expected} is expected");
    }

    // Not more than the stack of any thread holds, wherever the engine is called from.
    private void Enter()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (++_depth > _nesting) throw Fault(Catalogue.NestedTooDeep(_source.At(Current.Range), _nesting));
    }

    private void Leave() => _depth--;

    private static MaestroException Fault(Diagnostic diagnostic) => new(ExitCode.InvalidFile, [diagnostic]);

    // Tells of the filters and tests, since the first of that index, that there are not.
    private void TellUnknown(int first)
    {
        if (_unknown.Count > first) throw Fault(_unknown[first]);
    }

    private void ForgetUnknown(int first) => _unknown.RemoveRange(first, _unknown.Count - first);
}
