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
        // Hashed while it is written: with link variables it is long, and every play does this for every instance.
        using var hash = SHA256.Create();
        using (var text = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
        {
            JsonSerializer.Serialize(text, specification, Default.ContainerSpecification);
            text.Write(Encoding.UTF8.GetBytes(specification.Platform ?? ""));
        }

        return $"v1:{Convert.ToHexStringLower(hash.Hash.AsSpan(0, 16))}";
    }
}
