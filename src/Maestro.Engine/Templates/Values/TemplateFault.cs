using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Templates.Values;

/// <summary>Something in a template went wrong. Thrown without a place by what does not know it; the evaluator adds the place of the expression.</summary>
internal sealed class TemplateFault(Func<SourceLocation, Diagnostic> diagnose) : Exception
{
    /// <summary>The diagnostic, once the place is known.</summary>
    public Diagnostic At(SourceLocation location) => diagnose(location);
}
