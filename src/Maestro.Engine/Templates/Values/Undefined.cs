using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Templates.Values;

/// <summary>What a name, attribute or item that is not there evaluates to: prints nothing and is empty and false, but cannot be worked with.</summary>
/// <param name="message">What is told when it is used: <c>'x' is undefined</c>.</param>
internal sealed class Undefined(string message)
{
    public string Message { get; } = message;

    /// <summary>Name of the variable of the environment (<c>env.NAME</c>) that it stands for; null: it stands for something else.</summary>
    public string? Variable { get; init; }

    /// <summary>A name that nothing defines.</summary>
    public static Undefined Named(string name) => new($"'{name}' is undefined");

    /// <summary>What has another reason to be undefined.</summary>
    public static Undefined Because(string message) => new(message);

    /// <summary>The fault of using it.</summary>
    public TemplateFault Fault() => new(location => Catalogue.UndefinedUsed(location, Message));

    /// <summary>An attribute or item that <paramref name="target"/> does not have.</summary>
    public static Undefined Of(object? target, object? key)
    {
        var variable = target is PythonDictionary { IsEnvironment: true } ? key as string : null;
        return key is string name
            ? new Undefined(variable is null ? $"'{TypeNames.Of(target)} object' has no attribute '{name}'" : $"the environment variable '{name}' is not set") { Variable = variable }
            : new Undefined($"'{TypeNames.Of(target)} object' has no such element");
    }
}
