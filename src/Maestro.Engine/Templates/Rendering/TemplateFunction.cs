using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Rendering;

/// <summary>A function that templates can call.</summary>
internal sealed class TemplateFunction(string name, Func<Work, Arguments, object?> call) : ITemplateCallable
{
    public string Name { get; } = name;

    public object? Call(Work work, Arguments arguments) => call(work, arguments);

    public override string ToString() => $"<function {Name}>";
}
