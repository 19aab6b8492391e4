namespace Maestro.Engine.Templates.Values;

/// <summary>An object with a fixed set of attributes: a loop, a namespace, a module of macros, a cycler. No reflection: what is not named here is undefined.</summary>
internal interface ITemplateObject
{
    bool TryGetAttribute(string name, out object? value);

    /// <summary>What is printed for it where it stands alone; null: what is printed in a list.</summary>
    string? Printed => null;
}
