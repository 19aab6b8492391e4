using System.Collections.Immutable;
using Maestro.Engine.Model;

namespace Maestro.Engine.Definition;

/// <summary>Reads <c>devices</c>: <c>/dev/host</c>, <c>/dev/host:/dev/container</c>, with <c>:rwm</c> behind it or not.</summary>
internal static class DeviceReader
{
    public static ImmutableArray<DeviceMapping>? Read(MapReader owner)
    {
        const string Form = "a device such as /dev/fuse, /dev/sda:/dev/xvda or /dev/sda:/dev/xvda:rwm";
        var devices = ImmutableArray.CreateBuilder<DeviceMapping>();
        foreach (var (text, at) in owner.Texts("devices", $"a list of devices, each {Form}"))
        {
            DeviceMapping? device = text.Split(':') switch
            {
                [['/', _, ..] both] => new DeviceMapping(both, both, "rwm"),
                [['/', _, ..] both, var rights] when AreRights(rights) => new DeviceMapping(both, both, rights),
                [['/', _, ..] host, ['/', _, ..] inside] => new DeviceMapping(host, inside, "rwm"),
                [['/', _, ..] host, ['/', _, ..] inside, var rights] when AreRights(rights) => new DeviceMapping(host, inside, rights),
                _ => null,
            };
            if (device is null) owner.Bad(at, "devices", Form);
            else devices.Add(device);
        }

        return devices.Count == 0 ? null : devices.DrainToImmutable();
    }

    private static bool AreRights(string text) => text.Length > 0 && text.All("rwm".Contains) && text.Distinct().Count() == text.Length;
}
