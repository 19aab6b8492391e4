using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Maestro.Engine.Model;

/// <summary>JSON of <see cref="ContainerSpecification"/>: the same text is sent to the daemon, dumped, and hashed to notice drift.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ContainerSpecification))]
public sealed partial class ContainerJson : JsonSerializerContext
{
    /// <summary>Hash of a specification without our labels, for the label <c>maestro.config</c>: the same text gives the same hash on every machine.</summary>
    public static string ConfigurationHash(ContainerSpecification specification)
    {
        byte[] text = [.. JsonSerializer.SerializeToUtf8Bytes(specification, Default.ContainerSpecification), .. Encoding.UTF8.GetBytes(specification.Platform ?? "")];
        return $"v1:{Convert.ToHexStringLower(SHA256.HashData(text).AsSpan(0, 16))}";
    }
}
