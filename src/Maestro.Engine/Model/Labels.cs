namespace Maestro.Engine.Model;

/// <summary>Labels on everything that we create: how our own things are told from others'.</summary>
public static class Labels
{
    /// <summary>Name of the environment.</summary>
    public const string Environment = "maestro.environment";

    /// <summary>Name of the service.</summary>
    public const string Service = "maestro.service";

    /// <summary>Name of the instance.</summary>
    public const string Instance = "maestro.instance";

    /// <summary>Hash of the configuration it was created with, see <see cref="ContainerJson.ConfigurationHash"/>.</summary>
    public const string Config = "maestro.config";

    /// <summary>Short hashes of its fields one by one, to tell which of them changed since.</summary>
    public const string Fields = "maestro.fields";

    /// <summary>Id of the run that owns it. Without this label it belongs to no run and stays until somebody stops it.</summary>
    public const string Run = "maestro.run";

    /// <summary>The process that the run belongs to, <c>host/machine/process/start</c>. Without this label nobody is bound to take it down.</summary>
    public const string Owner = "maestro.owner";

    /// <summary>Seconds since 1970 after which the run counts as left behind, whatever became of its owner.</summary>
    public const string Expires = "maestro.expires";

    /// <summary>What its link variables told of ports that daemons pick, <c>NAME=port</c>, parted by commas.</summary>
    public const string PickedPorts = "maestro.picked-ports";
}
