using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Templates.Values;

/// <summary>Makes the faults of operations. None of them shows a value: it may be a secret.</summary>
internal static class Fault
{
    /// <summary>An operation that does not fit its values.</summary>
    public static TemplateFault Operation(string reason) => new(location => Catalogue.OperationFailed(location, reason));

    /// <summary>A number outside 64 bits.</summary>
    public static TemplateFault TooLarge(string reason = "the result does not fit into 64 bits") => new(location => Catalogue.NumberTooLarge(location, reason));

    /// <summary>Values within values beyond what the stack holds, or within themselves.</summary>
    public static TemplateFault TooDeep() => new(location => Catalogue.NestedTooDeep(location));
}
