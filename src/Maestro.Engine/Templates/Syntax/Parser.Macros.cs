using System.Collections.Immutable;

namespace Maestro.Engine.Templates.Syntax;

/// <summary>Macros, other templates, and what is assigned to.</summary>
internal sealed partial class Parser
{
    // How many loops are open, in which 'loop' cannot be assigned.
    private int _loops;

    private Statement.Macro Macro()
    {
        var name = ExpectName("the name of the macro");
        var unknown = _unknown.Count;
        var signature = Signature((string)name.Value!, out var tag);
        TellUnknown(unknown);
        return new Statement.Macro(tag, new Target.Name(name.Range, (string)name.Value!), signature);
    }

    private Statement.CallBlock CallBlock()
    {
        var (parameters, defaults) = Current.Is("(") ? Parameters() : ([], []);
        var call = Expression() as Expression.Call ?? throw Unexpected("a call of a macro before it");
        var unknown = _unknown.Count;
        var body = LastBody("call", out var tag);
        TellUnknown(unknown);
        return new Statement.CallBlock(tag, call, new Signature(null, parameters, defaults, body));
    }

    private Signature Signature(string name, out TextRange tag)
    {
        var (parameters, defaults) = Parameters();
        return new Signature(name, parameters, defaults, LastBody("macro", out tag));
    }

    private (ImmutableArray<Target.Name> Parameters, ImmutableArray<Expression> Defaults) Parameters()
    {
        var parameters = ImmutableArray.CreateBuilder<Target.Name>();
        var defaults = ImmutableArray.CreateBuilder<Expression>();
        Expect("(");
        while (!Current.Is(")"))
        {
            if (parameters.Count > 0) Expect(",");
            var name = TargetName("the name of a parameter");
            if (parameters.Any(other => other.Text == name.Text)) throw new TemplateSyntaxException(name.Range, $"there are two parameters '{name.Text}'");
            parameters.Add(name);
            if (Skip("=")) defaults.Add(Expression());
            else if (defaults.Count > 0) throw new TemplateSyntaxException(name.Range, "a parameter without a default stands behind one with a default");
        }

        Expect(")");
        return (parameters.DrainToImmutable(), defaults.DrainToImmutable());
    }

    private Statement.Include Include()
    {
        var template = Expression();
        var ignoresMissing = Current.IsName("ignore") && Following.IsName("missing");
        if (ignoresMissing) _at += 2;
        var withContext = Context() ?? true;
        return new Statement.Include(WholeTag, template, ignoresMissing, withContext);
    }

    private Statement.Import Import()
    {
        var template = Expression();
        ExpectKeyword("as");
        var module = TargetName("a name");
        var withContext = Context() ?? false;
        return new Statement.Import(WholeTag, template, module, [], withContext);
    }

    private Statement.Import FromImport()
    {
        var template = Expression();
        ExpectKeyword("import");
        var names = ImmutableArray.CreateBuilder<(string, Target.Name)>();
        bool? withContext = null;
        while (true)
        {
            if (names.Count > 0) Expect(",");
            if (Current.Kind != TokenKind.Name) throw Unexpected("a name");
            if ((withContext = Context()) is not null) break;
            var name = TargetName("a name");
            if (name.Text.StartsWith('_')) throw new TemplateSyntaxException(name.Range, "names that begin with an underscore cannot be imported");
            names.Add((name.Text, SkipName("as") ? TargetName("a name") : name));
            if ((withContext = Context()) is not null || !Current.Is(",")) break;
        }

        return new Statement.Import(WholeTag, template, null, names.DrainToImmutable(), withContext ?? false);
    }

    private bool? Context()
    {
        if (!(Current.IsName("with") || Current.IsName("without")) || !Following.IsName("context")) return null;
        var with = Current.IsName("with");
        _at += 2;
        return with;
    }

    private Target TargetOrTuple(bool withAttributes, bool isParameter = false)
    {
        var start = Current.Range.Start;
        var items = ImmutableArray.CreateBuilder<Target>();
        var isTuple = false;
        while (true)
        {
            if (items.Count > 0 && !SkipComma(ref isTuple)) break;
            if (IsTupleEnd()) break;
            items.Add(OneTarget(withAttributes, isParameter));
        }

        if (isTuple) return new Target.Tuple(new TextRange(start, _tokens[_at - 1].Range.End), items.DrainToImmutable());
        return items.Count > 0 ? items[0] : throw Unexpected("a name to assign to");
    }

    private Target OneTarget(bool withAttributes, bool isParameter)
    {
        if (Current.Is("("))
        {
            Next();
            Enter();
            var inner = TargetOrTuple(withAttributes, isParameter);
            Leave();
            Expect(")");
            return inner;
        }

        var name = TargetName("a name to assign to");
        if (withAttributes && Skip("."))
        {
            var attribute = ExpectName("the name of an attribute");
            return new Target.Attribute(TextRange.Over(name.Range, attribute.Range), new Expression.Name(name.Range, name.Text), (string)attribute.Value!);
        }

        if (_loops > 0 && name.Text == "loop" && !isParameter) throw new TemplateSyntaxException(name.Range, "'loop' belongs to the loop and cannot be assigned to");
        return name;
    }

    private Target.Name TargetName(string what)
    {
        var token = ExpectName(what);
        return token.Value is "true" or "True" or "false" or "False" or "none" or "None"
            ? throw new TemplateSyntaxException(token.Range, $"'{token.Value}' cannot be assigned to")
            : new Target.Name(token.Range, (string)token.Value!);
    }
}
