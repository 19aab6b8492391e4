using System.Collections.Immutable;

namespace Maestro.Engine.Templates.Syntax;

/// <summary>A statement of a template, or a text.</summary>
internal abstract class Statement(TextRange range)
{
    /// <summary>Where it stands; of one with a body its first tag.</summary>
    public TextRange Range { get; } = range;

    /// <summary>Text outside of tags.</summary>
    public sealed class Text(TextRange range) : Statement(range);

    /// <summary><c>{{ a }}</c>, or one expression of the tag <c>print</c>.</summary>
    public sealed class Print(TextRange range, Expression value) : Statement(range)
    {
        public Expression Value { get; } = value;
    }

    /// <summary><c>set a = b</c>.</summary>
    public sealed class Set(TextRange range, Target target, Expression value) : Statement(range)
    {
        public Target Target { get; } = target;

        public Expression Value { get; } = value;

        /// <summary>Whether the names become visible to others: set by the binder.</summary>
        public bool IsTopLevel { get; set; }
    }

    /// <summary><c>set a</c> … <c>endset</c>.</summary>
    public sealed class SetBlock(TextRange range, Target target, Expression.Filter? filter, Body body) : Statement(range)
    {
        public Target Target { get; } = target;

        /// <summary>The outermost filter; the innermost has no value.</summary>
        public Expression.Filter? Filter { get; } = filter;

        public Body Body { get; } = body;

        /// <summary>Whether the names become visible to others: set by the binder.</summary>
        public bool IsTopLevel { get; set; }
    }

    /// <summary><c>for a in b if c recursive</c>.</summary>
    public sealed class For(TextRange range, Target target, Expression items, Expression? test, bool isRecursive, Body body, Body? otherwise) : Statement(range)
    {
        public Target Target { get; } = target;

        public Expression Items { get; } = items;

        public Expression? Test { get; } = test;

        /// <summary>The target once more, for the test.</summary>
        public Target TestTarget { get; } = target.Copy();

        /// <summary>What enters the frame of the test.</summary>
        public ImmutableArray<SlotLoad> TestLoads { get; set; } = [];

        public bool IsRecursive { get; } = isRecursive;

        public Body Body { get; } = body;

        public Body? Otherwise { get; } = otherwise;

        /// <summary>Where <c>loop</c> is held; null: the body does not use it. Set by the binder.</summary>
        public Slot? Loop { get; set; }

        /// <summary>Of a recursive loop: how many variables its activation has. Set by the binder.</summary>
        public ActivationLayout Activation { get; set; } = ActivationLayout.None;
    }

    /// <summary><c>if</c> with its <c>elif</c> and <c>else</c>.</summary>
    public sealed class If(TextRange range, ImmutableArray<(Expression Test, Body Body)> branches, Body? otherwise) : Statement(range)
    {
        public ImmutableArray<(Expression Test, Body Body)> Branches { get; } = branches;

        public Body? Otherwise { get; } = otherwise;
    }

    /// <summary><c>with a = b</c>.</summary>
    public sealed class With(TextRange range, ImmutableArray<(Target Target, Expression Value)> variables, Body body) : Statement(range)
    {
        public ImmutableArray<(Target Target, Expression Value)> Variables { get; } = variables;

        public Body Body { get; } = body;
    }

    /// <summary><c>macro a(b, c=d)</c>.</summary>
    public sealed class Macro(TextRange range, Target.Name target, Signature signature) : Statement(range)
    {
        public Target.Name Target { get; } = target;

        public Signature Signature { get; } = signature;

        /// <summary>Whether it becomes visible to others: set by the binder.</summary>
        public bool IsTopLevel { get; set; }
    }

    /// <summary><c>call(a) b(c)</c>.</summary>
    public sealed class CallBlock(TextRange range, Expression.Call call, Signature caller) : Statement(range)
    {
        public Expression.Call Call { get; } = call;

        public Signature Caller { get; } = caller;
    }

    /// <summary><c>filter a</c>.</summary>
    public sealed class FilterBlock(TextRange range, Expression.Filter filter, Body body) : Statement(range)
    {
        public Expression.Filter Filter { get; } = filter;

        public Body Body { get; } = body;
    }

    /// <summary><c>include a</c>.</summary>
    public sealed class Include(TextRange range, Expression template, bool ignoresMissing, bool withContext) : Statement(range)
    {
        public Expression Template { get; } = template;

        public bool IgnoresMissing { get; } = ignoresMissing;

        public bool WithContext { get; } = withContext;

        /// <summary>What the included template sees: set by the binder.</summary>
        public VisibleVariables Visible { get; set; } = new([]);
    }

    /// <summary><c>import a as b</c>, or with names <c>from a import b as c</c>.</summary>
    public sealed class Import(TextRange range, Expression template, Target.Name? module, ImmutableArray<(string Name, Target.Name Target)> names, bool withContext) : Statement(range)
    {
        public Expression Template { get; } = template;

        public Target.Name? Module { get; } = module;

        public ImmutableArray<(string Name, Target.Name Target)> Names { get; } = names;

        public bool WithContext { get; } = withContext;

        /// <summary>What the imported template sees: set by the binder.</summary>
        public VisibleVariables Visible { get; set; } = new([]);

        /// <summary>Whether the names become visible to others: set by the binder.</summary>
        public bool IsTopLevel { get; set; }
    }

    /// <summary><c>extends a</c>.</summary>
    public sealed class Extends(TextRange range, Expression template) : Statement(range)
    {
        public Expression Template { get; } = template;
    }

    /// <summary><c>block a</c>.</summary>
    public sealed class Block(TextRange range, string name, bool isScoped, bool isRequired, Body body) : Statement(range)
    {
        public string Name { get; } = name;

        public bool IsScoped { get; } = isScoped;

        public bool IsRequired { get; } = isRequired;

        public Body Body { get; } = body;

        /// <summary>What a scoped block sees: set by the binder.</summary>
        public VisibleVariables Visible { get; set; } = new([]);

        /// <summary>Whether it stands where a child's own text is not printed: set by the binder.</summary>
        public bool IsTopLevel { get; set; }

        /// <summary>Set by the binder.</summary>
        public ActivationLayout Activation { get; set; } = ActivationLayout.None;
    }
}
