using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>A lifecycle check before it is one of an instance: one of a service is worked out anew for each. A closed set.</summary>
/// <param name="At">Where it is defined.</param>
/// <param name="State">When it is made.</param>
internal abstract record CheckDraft(YamlNode At, LifecycleState State)
{
    /// <summary>The check of an instance with these ports on that ship.</summary>
    public abstract LifecycleCheck Resolve(ImmutableArray<PortDraft> ports, Ship ship, SourceLocation location);

    /// <summary>One that is the same for every instance.</summary>
    /// <param name="At">Where it is defined.</param>
    /// <param name="State">When it is made.</param>
    /// <param name="Check">The check.</param>
    internal sealed record Plain(YamlNode At, LifecycleState State, LifecycleCheck Check) : CheckDraft(At, State)
    {
        public override LifecycleCheck Resolve(ImmutableArray<PortDraft> ports, Ship ship, SourceLocation location) => Check with { Location = location };
    }
}
