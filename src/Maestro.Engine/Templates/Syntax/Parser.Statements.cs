using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Templates.Syntax;

/// <summary>Text and tags. Each tag's method begins behind its name.</summary>
internal sealed partial class Parser
{
    private static readonly ImmutableArray<string> Tags =
    [
        "for", "if", "set", "with", "macro", "call", "filter", "include", "import", "from", "extends", "block", "print", "raw",
    ];

    private static readonly ImmutableHashSet<string> InnerTags = ["else", "elif", "endfor", "endif", "endset", "endwith", "endmacro", "endcall", "endfilter", "endblock", "endraw"];

    // Where the tag begins whose content is parsed.
    private int _tagStart;

    private ImmutableArray<Statement> Statements(ImmutableArray<string> ends)
    {
        var statements = ImmutableArray.CreateBuilder<Statement>();
        while (Current.Kind != TokenKind.End)
        {
            var token = Next();
            switch (token.Kind)
            {
                case TokenKind.Data:
                    statements.Add(new Statement.Text(token.Range));
                    break;
                case TokenKind.PrintBegin:
                    var value = TupleOrOne();
                    var range = TextRange.Over(token.Range, Expect(TokenKind.PrintEnd).Range);
                    _tags.Add(range);
                    statements.Add(new Statement.Print(range, value));
                    break;
                default:
                    _tagStart = token.Range.Start;
                    if (Current.Kind == TokenKind.Name && ends.Contains((string)Current.Value!)) return statements.DrainToImmutable();
                    Enter();
                    Tag(statements);
                    Leave();
                    Expect(TokenKind.TagEnd);
                    break;
            }
        }

        if (!ends.IsEmpty) throw Unclosed(ends);
        return statements.DrainToImmutable();
    }

    // Told where the tag stands: that is the line to look at, and not the end of the file.
    private TemplateSyntaxException Unclosed(ImmutableArray<string> ends)
    {
        var (name, tag) = _open.Peek();
        _open.Clear();
        return new TemplateSyntaxException(tag, $"the tag '{name}' is not closed: the template ends where {string.Join(" or ", ends.Select(end => $"'{end}'"))} is expected");
    }

    // A body, up to the tag that ends it, which becomes the current one. What stands behind the name of its first tag has been parsed.
    private Body Body(string name, out TextRange tag, params ImmutableArray<string> ends)
    {
        Skip(":");
        tag = new TextRange(_tagStart, Expect(TokenKind.TagEnd).Range.End);
        _tags.Add(tag);
        _open.Push((name, tag));
        var body = new Body(Statements(ends));
        _open.Pop();
        return body;
    }

    private Body LastBody(string name, out TextRange tag)
    {
        var body = Body(name, out tag, $"end{name}");
        Next();
        return body;
    }

    private TextRange WholeTag => new(_tagStart, Current.Range.End);

    private void Tag(ImmutableArray<Statement>.Builder statements)
    {
        var token = ExpectName("the name of a tag");
        var name = (string)token.Value!;
        switch (name)
        {
            case "print":
                Print(statements);
                break;
            case "for":
                statements.Add(For());
                break;
            case "if":
                statements.Add(If());
                break;
            case "set":
                statements.Add(Set());
                break;
            case "with":
                statements.Add(With());
                break;
            case "macro":
                statements.Add(Macro());
                break;
            case "call":
                statements.Add(CallBlock());
                break;
            case "filter":
                statements.Add(FilterBlock());
                break;
            case "include":
                statements.Add(Include());
                break;
            case "import":
                statements.Add(Import());
                break;
            case "from":
                statements.Add(FromImport());
                break;
            case "extends":
                statements.Add(new Statement.Extends(WholeTag, Expression()));
                break;
            case "block":
                statements.Add(Block());
                break;
            default:
                throw InnerTags.Contains(name)
                    ? new TemplateSyntaxException(token.Range, $"the tag '{name}' belongs to nothing here")
                    : Fault(Catalogue.UnknownInTemplate(_source.At(token.Range), "tag", name, Tags, Vocabulary.HintForTag(name)));
        }
    }

    private void Print(ImmutableArray<Statement>.Builder statements)
    {
        var isFirst = true;
        while (Current.Kind != TokenKind.TagEnd)
        {
            if (!isFirst) Expect(",");
            var value = Expression();
            statements.Add(new Statement.Print(new TextRange(_tagStart, value.Range.End), value));
            if (isFirst) _tags.Add(new TextRange(_tagStart, value.Range.End));
            isFirst = false;
        }
    }

    private Statement.For For()
    {
        _loops++;
        var target = TargetOrTuple(withAttributes: false);
        ExpectKeyword("in");
        var items = TupleOrOne(withConditional: false);
        var unknown = _unknown.Count;
        var test = SkipName("if") ? Expression() : null;
        var isRecursive = SkipName("recursive");
        var body = Body("for", out var tag, "endfor", "else");
        Body? otherwise = null;
        if (Next().IsName("else")) otherwise = LastBody("for", out _);
        TellUnknown(unknown);
        _loops--;
        return new Statement.For(tag, target, items, test, isRecursive, body, otherwise);
    }

    private Statement.If If()
    {
        var unknown = _unknown.Count;
        var branches = ImmutableArray.CreateBuilder<(Expression, Body)>();
        var test = TupleOrOne(withConditional: false);
        var body = Body("if", out var tag, "elif", "else", "endif");
        branches.Add((test, body));
        Body? otherwise = null;
        for (var end = Next(); !end.IsName("endif"); end = Next())
        {
            if (end.IsName("else"))
            {
                otherwise = LastBody("if", out _);
                break;
            }

            test = TupleOrOne(withConditional: false);
            branches.Add((test, Body("if", out _, "elif", "else", "endif")));
        }

        ForgetUnknown(unknown);
        return new Statement.If(tag, branches.DrainToImmutable(), otherwise);
    }

    private Statement Set()
    {
        var target = TargetOrTuple(withAttributes: true);
        if (Skip("="))
        {
            var value = TupleOrOne();
            return new Statement.Set(WholeTag, target, value);
        }

        var unknown = _unknown.Count;
        var filter = Current.Is("|") ? Filter(null) : null;
        var body = LastBody("set", out var tag);
        TellUnknown(unknown);
        return new Statement.SetBlock(tag, target, filter, body);
    }

    private Statement.With With()
    {
        var variables = ImmutableArray.CreateBuilder<(Target, Expression)>();
        while (Current.Kind != TokenKind.TagEnd)
        {
            if (variables.Count > 0) Expect(",");
            var target = TargetOrTuple(withAttributes: false, isParameter: true);
            Expect("=");
            variables.Add((target, Expression()));
        }

        var unknown = _unknown.Count;
        var body = LastBody("with", out var tag);
        TellUnknown(unknown);
        return new Statement.With(tag, variables.DrainToImmutable(), body);
    }

    private Statement.FilterBlock FilterBlock()
    {
        var unknown = _unknown.Count;
        var filter = Filter(null, isInline: true);
        var body = LastBody("filter", out var tag);
        TellUnknown(unknown);
        return new Statement.FilterBlock(tag, filter, body);
    }

    private Statement.Block Block()
    {
        var name = ExpectName("the name of the block");
        var isScoped = SkipName("scoped");
        var isRequired = SkipName("required");
        if (Current.Is("-")) throw new TemplateSyntaxException(Current.Range, "the name of a block has no hyphens: use an underscore");
        var unknown = _unknown.Count;
        var body = LastBody("block", out var tag);
        TellUnknown(unknown);
        if (isRequired && body.Statements.Any(statement => statement is not Statement.Text text || _source.Text[text.Range.Start..text.Range.End].Any(c => !CharacterClasses.IsSpace(c))))
            throw new TemplateSyntaxException(name.Range, "a required block holds nothing but white space and comments");
        SkipName((string)name.Value!);
        var block = new Statement.Block(tag, (string)name.Value!, isScoped, isRequired, body);
        if (_blocks.Any(other => other.Name == block.Name)) throw new TemplateSyntaxException(name.Range, $"the block '{name.Value}' is defined twice");
        _blocks.Add(block);
        return block;
    }
}
