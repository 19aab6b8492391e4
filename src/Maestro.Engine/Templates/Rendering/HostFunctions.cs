using System.Diagnostics.CodeAnalysis;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Rendering;

/// <summary>Filters and functions of the program that uses the engine.</summary>
/// <param name="mask">Takes the values of secrets out of a message.</param>
internal sealed class HostFunctions(Func<string, string> mask)
{
    public Filter Filter(string name, Func<IReadOnlyList<object?>, object?> function) =>
        (work, value, arguments) => Call(work, name, function, arguments.Positional.Prepend(value), arguments);

    public ITemplateCallable Function(string name, Func<IReadOnlyList<object?>, object?> function) =>
        new TemplateFunction(name, (work, arguments) => Call(work, name, function, arguments.Positional, arguments));

    [SuppressMessage("Design", "CA1031", Justification = "Whatever the function throws is told at the place where the template calls it.")]
    private object? Call(Work work, string name, Func<IReadOnlyList<object?>, object?> function, IEnumerable<object?> values, Arguments arguments)
    {
        if (arguments.Named.Count > 0) throw Fault.Operation($"'{name}' takes no named arguments");

        var given = values.Select(value => HostValues.ToHost(work, value)).ToArray();
        object? result;
        try
        {
            result = function(given);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw new TemplateFault(location => Catalogue.HostFunctionFailed(location, name, mask($"{fault.GetType().Name}: {fault.Message}")));
        }

        return HostValues.ToTemplate(result);
    }
}
