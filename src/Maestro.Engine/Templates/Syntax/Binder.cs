using System.Runtime.CompilerServices;

namespace Maestro.Engine.Templates.Syntax;

/// <summary>Gives every name of a template the place where its variable is held, so that nothing is looked up by name while it is rendered.</summary>
internal static class Binder
{
    public static void Bind(Template template)
    {
        template.Activation = BindRoot(template.Body, isTopLevel: true, withSuper: false);
        foreach (var block in template.Blocks) block.Activation = BindRoot(block.Body, isTopLevel: false, withSuper: true);
    }

    // A block is no child of the template that it stands in: it sees the context only.
    private static ActivationLayout BindRoot(Body body, bool isTopLevel, bool withSuper)
    {
        var activation = new ActivationSize(null);
        var symbols = new Symbols(null, activation);
        var undeclared = Undeclared.In(body, "self", "super");
        var self = undeclared.Contains("self") ? symbols.Declare("self") : -1;
        var super = withSuper && undeclared.Contains("super") ? symbols.Declare("super") : -1;
        SymbolAnalysis.Analyze(body, symbols);
        BindFrame(body, symbols, isTopLevel);
        return activation.Layout(self, super);
    }

    private static void BindFrame(Body body, Symbols symbols, bool isTopLevel = false)
    {
        BindStatements(body, symbols, isTopLevel);
        body.Loads = symbols.Loads;
    }

    private static void BindStatements(Body? body, Symbols symbols, bool isTopLevel)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var statement in body?.Statements ?? []) Bind(statement, symbols, isTopLevel);
    }

    private static void Bind(Expression? expression, Symbols symbols) => NameWalk.Visit(expression, name => name.Slot = symbols.Slot(name.Text));

    private static void Bind(Target target, Symbols symbols)
    {
        switch (target)
        {
            case Target.Name name:
                name.Slot = symbols.Slot(name.Text);
                break;
            case Target.Attribute attribute:
                Bind(attribute.Owner, symbols);
                break;
            case Target.Tuple tuple:
                foreach (var item in tuple.Items) Bind(item, symbols);
                break;
        }
    }

    private static void Bind(Statement statement, Symbols symbols, bool isTopLevel)
    {
        switch (statement)
        {
            case Statement.Print print:
                Bind(print.Value, symbols);
                break;
            case Statement.Set set:
                set.IsTopLevel = isTopLevel;
                Bind(set.Value, symbols);
                Bind(set.Target, symbols);
                break;
            case Statement.SetBlock set:
                Bind(set, symbols, isTopLevel);
                break;
            case Statement.For loop:
                Bind(loop, symbols);
                break;
            case Statement.If branches:
                foreach (var (test, body) in branches.Branches)
                {
                    Bind(test, symbols);
                    BindStatements(body, symbols, isTopLevel);
                }

                BindStatements(branches.Otherwise, symbols, isTopLevel);
                break;
            case Statement.With with:
                Bind(with, symbols);
                break;
            case Statement.Macro macro:
                macro.IsTopLevel = isTopLevel;
                Bind(macro.Target, symbols);
                Bind(macro.Signature, symbols);
                break;
            case Statement.CallBlock call:
                Bind(call.Call, symbols);
                Bind(call.Caller, symbols);
                break;
            case Statement.FilterBlock filter:
                var inner = new Symbols(symbols, symbols.Activation);
                SymbolAnalysis.Analyze(filter.Body, inner);
                SymbolAnalysis.Analyze(filter.Filter, inner);
                BindFrame(filter.Body, inner);
                Bind(filter.Filter, inner);
                break;
            case Statement.Block block:
                block.IsTopLevel = isTopLevel;
                if (block.IsScoped) block.Visible = new VisibleVariables(symbols.Visible());
                break;
            default:
                BindTemplates(statement, symbols, isTopLevel);
                break;
        }
    }

    private static void BindTemplates(Statement statement, Symbols symbols, bool isTopLevel)
    {
        switch (statement)
        {
            case Statement.Include include:
                Bind(include.Template, symbols);
                if (include.WithContext) include.Visible = new VisibleVariables(symbols.Visible());
                break;
            case Statement.Import import:
                import.IsTopLevel = isTopLevel;
                Bind(import.Template, symbols);
                if (import.WithContext) import.Visible = new VisibleVariables(symbols.Visible());
                if (import.Module is { } module) Bind(module, symbols);
                foreach (var (_, target) in import.Names) Bind(target, symbols);
                break;
            case Statement.Extends extends:
                if (!isTopLevel) throw new TemplateSyntaxException(extends.Range, "'extends' stands at the top of a template, not within another tag");
                Bind(extends.Template, symbols);
                break;
        }
    }

    private static void Bind(Statement.SetBlock set, Symbols symbols, bool isTopLevel)
    {
        set.IsTopLevel = isTopLevel;
        var inner = new Symbols(symbols, symbols.Activation);
        SymbolAnalysis.Analyze(set.Body, inner);
        SymbolAnalysis.Analyze(set.Filter, inner);
        BindFrame(set.Body, inner);
        Bind(set.Filter, inner);
        Bind(set.Target, symbols);
    }

    private static void Bind(Statement.With with, Symbols symbols)
    {
        var inner = new Symbols(symbols, symbols.Activation);
        foreach (var name in with.Variables.SelectMany(variable => variable.Target.Names)) inner.Declare(name.Text);
        SymbolAnalysis.Analyze(with.Body, inner);
        foreach (var (target, value) in with.Variables)
        {
            Bind(target, inner);
            Bind(value, symbols);
        }

        BindFrame(with.Body, inner);
    }

    private static void Bind(Statement.For loop, Symbols symbols)
    {
        Bind(loop.Items, symbols);
        var activation = loop.IsRecursive ? new ActivationSize(symbols.Activation) : symbols.Activation;
        var inner = new Symbols(symbols, activation);
        var usesLoop = loop.IsRecursive || Undeclared.In(loop.Body, "loop").Count > 0 || HasScopedBlock(loop.Body) || HasScopedBlock(loop.Otherwise);
        if (usesLoop) loop.Loop = new Slot(0, inner.Declare("loop"));
        foreach (var name in loop.Target.Names) inner.Declare(name.Text);
        SymbolAnalysis.Analyze(loop.Body, inner);
        Bind(loop.Target, inner);
        BindFrame(loop.Body, inner);

        if (loop.Test is not null)
        {
            var test = new Symbols(symbols, activation);
            foreach (var name in loop.TestTarget.Names) test.Declare(name.Text);
            SymbolAnalysis.Analyze(loop.Test, test);
            Bind(loop.TestTarget, test);
            Bind(loop.Test, test);
            loop.TestLoads = test.Loads;
        }

        if (loop.Otherwise is not null)
        {
            var otherwise = new Symbols(symbols, activation);
            SymbolAnalysis.Analyze(loop.Otherwise, otherwise);
            BindFrame(loop.Otherwise, otherwise);
        }

        if (loop.IsRecursive) loop.Activation = activation.Layout();
    }

    private static void Bind(Signature signature, Symbols symbols)
    {
        var activation = new ActivationSize(symbols.Activation);
        var inner = new Symbols(symbols, activation);
        foreach (var parameter in signature.Parameters) inner.Declare(parameter.Text);
        var special = Undeclared.In(signature.Body, "caller", "kwargs", "varargs");
        signature.Caller = Special("caller");
        signature.NamedRest = Special("kwargs");
        signature.PositionalRest = Special("varargs");
        foreach (var value in signature.Defaults) SymbolAnalysis.Analyze(value, inner);
        SymbolAnalysis.Analyze(signature.Body, inner);
        foreach (var parameter in signature.Parameters) Bind(parameter, inner);
        foreach (var value in signature.Defaults) Bind(value, inner);
        BindFrame(signature.Body, inner);
        signature.Activation = activation.Layout();

        // A parameter of that name is an ordinary one; for caller, only when it has a default.
        int Special(string name)
        {
            if (!special.Contains(name)) return -1;
            var index = signature.Parameters.ToList().FindIndex(parameter => parameter.Text == name);
            if (index < 0) return inner.Declare(name);
            if (name == "caller" && index < signature.Parameters.Length - signature.Defaults.Length)
                throw new TemplateSyntaxException(signature.Parameters[index].Range, "the parameter 'caller' is given by the call; leave it out, or give it a default");
            return -1;
        }
    }

    private static bool HasScopedBlock(Body? body) => body is not null && body.Statements.Any(HasScopedBlock);

    private static bool HasScopedBlock(Statement statement) => statement switch
    {
        Statement.Block block => block.IsScoped || HasScopedBlock(block.Body),
        Statement.For loop => HasScopedBlock(loop.Body) || HasScopedBlock(loop.Otherwise),
        Statement.If branches => branches.Branches.Any(branch => HasScopedBlock(branch.Body)) || HasScopedBlock(branches.Otherwise),
        Statement.With with => HasScopedBlock(with.Body),
        Statement.SetBlock set => HasScopedBlock(set.Body),
        Statement.FilterBlock filter => HasScopedBlock(filter.Body),
        Statement.Macro macro => HasScopedBlock(macro.Signature.Body),
        Statement.CallBlock call => HasScopedBlock(call.Caller.Body),
        _ => false,
    };
}
