using Maestro.Engine.Diagnostics;
using Maestro.Engine.Templates.Syntax;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Rendering;

/// <summary>
/// Walks through templates and renders them. What fails is told at the innermost expression that knows it; after a failure a renderer is not used
/// again, so that nothing is put back on the way out.
/// </summary>
internal sealed partial class Renderer
{
    private readonly Work _work;
    private readonly TemplateSet _templates;
    private readonly FrameTable _frames;
    private readonly TemplateEnvironment _environment;
    private readonly List<Diagnostic> _warnings = [];
    private readonly HashSet<(Template, TextRange)> _warned = [];
    private readonly Dictionary<Template, TemplateModule> _modules = [];

    private Output _output = new();
    private Captured? _lastCaptured;
    private int _frame;
    private int _calls;
    private int _includes;
    private long _length;

    // The template at the top of which we are, and whether it has a parent by now; null where text is printed in any case.
    private RootState? _root;
    private (Template Template, int Offset) _callSite;

    public Renderer(Work work, TemplateSet templates, TemplateEnvironment environment)
    {
        _work = work;
        _templates = templates;
        _environment = environment;
        _frames = new FrameTable(environment.IsSecret);
    }

    /// <summary>Renders the main template.</summary>
    /// <exception cref="MaestroException">The template, or one that it names, is wrong.</exception>
    public RenderedText Render(TemplateSource main)
    {
        var template = _templates.Add(main);
        RenderRoot(template, new TemplateContext(template, _environment.Given));
        var rendered = _output.Complete();
        return new RenderedText(main, rendered.Text, new SourceMap(rendered.Segments, _frames, _templates.All)) { Warnings = [.. _warnings] };
    }

    private void RenderRoot(Template template, TemplateContext context)
    {
        var saved = _root;
        var root = _root = new RootState();
        var activation = new Activation(template.Activation, null, context, template);
        if (template.Activation.Self >= 0) activation[template.Activation.Self] = new SelfReference(this, context);
        Run(template.Body, activation);
        _root = saved;
        if (root.Parent is not { } parent) return;

        var frame = _frame;
        _frame = _frames.Open(frame, FrameKind.Extends, template, root.Offset);
        if (++_includes > _work.Limits.IncludeDepth) throw Located(new TemplateFault(location => Catalogue.IncludesTooDeep(location, _work.Limits.IncludeDepth)), new TextRange(root.Offset, root.Offset), activation);
        RenderRoot(parent, context);
        _includes--;
        _frame = frame;
    }

    private Captured Capture(Action render)
    {
        var saved = _output;
        _output = new Output();
        render();
        var captured = _output.Complete();
        _output = saved;
        return captured;
    }

    private void Emit(Captured captured)
    {
        Count(captured.Text.Length);
        _output.Add(captured);
    }

    private void Emit(string text, TextRange range, Activation activation)
    {
        Count(text.Length);
        _output.AddMade(activation.Template.Index, range.Start, text, _frame);
    }

    private void Count(int length)
    {
        if ((_length += length) > _work.Limits.Output) throw new TemplateFault(location => Catalogue.OutputTooLong(location, _work.Limits.Output));
    }

    private void Warn(Activation activation, TextRange range, string variable)
    {
        if (_warned.Add((activation.Template, range))) _warnings.Add(Catalogue.VariableNotSet(Place(range, activation), variable));
    }

    private SourceLocation Place(TextRange range, Activation activation) => PlaceNotes.Locate(activation.Template.Source, range, () => _frames.Describe(_frame));

    private MaestroException Located(TemplateFault fault, TextRange range, Activation activation)
    {
        // Where a strict template stops at a variable, the warning of that variable would say it twice.
        var error = fault.At(Place(range, activation));
        var faults = new FaultList();
        foreach (var warning in _warnings.Where(warning => warning.Location != error.Location)) faults.Add(warning);
        return faults.Fatal(error);
    }

    private MaestroException TooDeep(TextRange range, Activation activation) => Located(new TemplateFault(location => Catalogue.NestedTooDeep(location)), range, activation);

    private sealed class RootState
    {
        public Template? Parent { get; set; }

        public int Offset { get; set; }
    }
}
