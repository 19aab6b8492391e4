using Maestro.Engine.Diagnostics;
using Maestro.Engine.Templates.Syntax;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Rendering;

/// <summary>Blocks, and other templates.</summary>
internal sealed partial class Renderer
{
    /// <summary>The text of a block, for <c>super()</c> and <c>self.name()</c>.</summary>
    public string RenderBlock(TemplateContext context, string name, int index) => Enclosed(FrameKind.Block, name, () => RunBlock(context, name, index));

    private void Block(Statement.Block block, Activation activation)
    {
        if (block.IsTopLevel && _root?.Parent is not null) return;

        var context = block.IsScoped ? activation.Context.Derive(activation.Values(block.Visible)) : activation.Context;
        if (block.IsRequired && context.Blocks[block.Name].Count <= 1) throw Fault.Operation($"the block '{block.Name}' is required, but no template that extends this one has it");
        var (root, frame) = (_root, _frame);
        _root = null;
        _frame = _frames.Open(frame, FrameKind.Block, activation.Template, block.Range.Start, block.Name);
        if (++_calls > _work.Limits.CallDepth) throw new TemplateFault(location => Catalogue.CallsTooDeep(location, _work.Limits.CallDepth));
        RunBlock(context, block.Name, 0);
        _calls--;
        (_root, _frame) = (root, frame);
    }

    private void RunBlock(TemplateContext context, string name, int index)
    {
        var (block, template) = context.Blocks[name][index];
        var activation = new Activation(block.Activation, null, context, template);
        if (block.Activation.Self >= 0) activation[block.Activation.Self] = new SelfReference(this, context);
        if (block.Activation.Super >= 0) activation[block.Activation.Super] = BlockReference.Above(this, context, name, index);
        Run(block.Body, activation);
    }

    private void Extends(Statement.Extends extends, Activation activation)
    {
        if (_root!.Parent is not null) throw Fault.Operation("a template extends one other, and this one does already");
        var parent = Find(Evaluate(extends.Template, activation), extends.Template, activation, isOne: true);
        activation.Context.AddBlocks(parent);
        _root.Parent = parent;
        _root.Offset = extends.Range.Start;
    }

    private void Include(Statement.Include include, Activation activation)
    {
        var name = Evaluate(include.Template, activation);
        if (include.IgnoresMissing && !Exists(name)) return;

        var template = Find(name, include.Template, activation);
        if (!include.WithContext)
        {
            Emit(Module(template, null, activation, include.Range, FrameKind.Include).Text);
            return;
        }

        var given = activation.Context.All(activation.Values(include.Visible));
        Within(FrameKind.Include, activation, include.Range, () => RenderRoot(template, new TemplateContext(template, given)));
    }

    private void Import(Statement.Import import, Activation activation)
    {
        var template = Find(Evaluate(import.Template, activation), import.Template, activation, isOne: true);
        var given = import.WithContext ? activation.Context.All(activation.Values(import.Visible)) : null;
        var module = Module(template, given, activation, import.Range, FrameKind.Import);
        if (import.Module is { } target) SetImported(target, module, import, activation);
        foreach (var (name, alias) in import.Names)
        {
            var value = module.TryGetAttribute(name, out var exported) ? exported : Undefined.Because($"the template '{template.Source.Name}' does not export the requested name '{name}'");
            SetImported(alias, value, import, activation);
        }
    }

    private static void SetImported(Target.Name target, object? value, Statement.Import import, Activation activation)
    {
        activation.Write(target.Slot, value);
        if (!import.IsTopLevel) return;
        activation.Context.Variables[target.Text] = value;
        activation.Context.Exported.Remove(target.Text);
    }

    // Without a context a template is rendered once, however often it is imported.
    private TemplateModule Module(Template template, IReadOnlyDictionary<string, object?>? given, Activation activation, TextRange range, FrameKind kind)
    {
        if (given is null && _modules.TryGetValue(template, out var known)) return known;

        var context = new TemplateContext(template, given ?? _environment.Globals);
        Captured? text = null;
        Within(kind, activation, range, () => text = Capture(() => RenderRoot(template, context)));
        var module = new TemplateModule(template.Source.Name, text!, context.Exported.ToDictionary(name => name, name => context.Variables[name], StringComparer.Ordinal));
        if (given is null) _modules[template] = module;
        return module;
    }

    private void Within(FrameKind kind, Activation activation, TextRange range, Action render)
    {
        var frame = _frame;
        if (++_includes > _work.Limits.IncludeDepth) throw new TemplateFault(location => Catalogue.IncludesTooDeep(location, _work.Limits.IncludeDepth));
        _frame = _frames.Open(frame, kind, activation.Template, range.Start);
        render();
        _includes--;
        _frame = frame;
    }

    private bool Exists(object? name) => name switch
    {
        string text => _templates.Exists(text),
        Undefined => true,
        _ when !Operators.IsTrue(name) => false,
        _ => Iteration.Enumerate(_work, name).Any(item => item is string text && _templates.Exists(text)),
    };

    // Where not one is asked for, a list stands for the first of its templates that there is.
    private Template Find(object? name, Expression source, Activation activation, bool isOne = false)
    {
        try
        {
            switch (name)
            {
                case string text:
                    return _templates.Get(text);
                case Undefined undefined:
                    throw undefined.Fault();
                case PythonList or PythonTuple when !isOne:
                    var names = Iteration.Enumerate(_work, name).OfType<string>().ToList();
                    return names.Find(_templates.Exists) is { } first
                        ? _templates.Get(first)
                        : throw new TemplateFault(location => Catalogue.TemplateNotFound(location, string.Join("', '", names), "does not exist"));
                default:
                    throw Fault.Operation(isOne ? "a template to import or extend is named by a text" : "a template is named by a text, or by a list of texts");
            }
        }
        catch (TemplateFault fault)
        {
            throw Located(fault, source.Range, activation);
        }
    }
}
