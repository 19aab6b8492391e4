using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>What <c>limits</c> says.</summary>
/// <param name="Memory">Bytes.</param>
/// <param name="Cpu">Shares of the processor.</param>
/// <param name="Swap">Bytes of memory and swap together; -1: no limit.</param>
internal sealed record LimitsDraft(Limit? Memory, Limit? Cpu, Limit? Swap)
{
    public static LimitsDraft None { get; } = new(null, null, null);

    /// <summary>These, and for what they leave out those of the service.</summary>
    public LimitsDraft Over(LimitsDraft service) => new(Memory ?? service.Memory, Cpu ?? service.Cpu, Swap ?? service.Swap);
}

/// <summary>One limit.</summary>
/// <param name="Value">How much.</param>
/// <param name="At">Where it stands.</param>
/// <param name="Name">Which one, for messages: "'swap' of the limits of service 'web'".</param>
internal sealed record Limit(long Value, YamlNode At, string Name);
