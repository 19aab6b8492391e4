namespace Maestro.Engine.Templates.Values;

/// <summary>What can be called in a template: a bound method, a macro, a function.</summary>
internal interface ITemplateCallable
{
    /// <summary>For messages and Python's text of it.</summary>
    string Name { get; }

    object? Call(Work work, Arguments arguments);
}
