using System.Text.Json.Serialization;

namespace Maestro.Engine.DockerApi.Contracts;

/// <summary>Readers and writers of the Docker API's JSON, made at compile time.</summary>
[JsonSerializable(typeof(ListedContainer[]))]
[JsonSerializable(typeof(InspectedContainer))]
[JsonSerializable(typeof(InspectedConfiguration))]
[JsonSerializable(typeof(InspectedImage))]
[JsonSerializable(typeof(CreatedContainer))]
[JsonSerializable(typeof(WaitedContainer))]
[JsonSerializable(typeof(ExecToCreate))]
[JsonSerializable(typeof(ExecToStart))]
[JsonSerializable(typeof(InspectedExec))]
[JsonSerializable(typeof(EngineVersion))]
[JsonSerializable(typeof(EngineInfo))]
[JsonSerializable(typeof(ListedNetwork[]))]
[JsonSerializable(typeof(ListedVolumes))]
[JsonSerializable(typeof(ResourceToCreate))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(PullLine))]
[JsonSerializable(typeof(EventLine))]
[JsonSerializable(typeof(RegistryAuth))]
[JsonSerializable(typeof(Dictionary<string, string[]>))]
internal sealed partial class DockerJson : JsonSerializerContext;
