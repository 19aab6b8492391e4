using System.Collections.Frozen;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Library.Methods;

/// <summary>What a method does.</summary>
internal delegate object? Method<in T>(Work work, T self, Arguments arguments);

/// <summary>A method with the value it belongs to.</summary>
internal sealed class BoundMethod<T>(string name, T self, Method<T> method) : ITemplateCallable
{
    public string Name => name;

    public object? Call(Work work, Arguments arguments)
    {
        work.Read(self);
        return method(work, self, arguments);
    }

    /// <summary>The method of that name among <paramref name="methods"/>; null: there is none.</summary>
    public static BoundMethod<T>? Find(FrozenDictionary<string, Method<T>> methods, T self, string name) =>
        methods.TryGetValue(name, out var method) ? new BoundMethod<T>(name, self, method) : null;
}
