using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Engine.Definition;

/// <summary>Reads <c>log_driver</c> and <c>log_opt</c>. Which drivers there are, the daemon knows: plugins add to them.</summary>
internal static class LogReader
{
    public static LogConfiguration? Read(Reading reading, MapReader owner)
    {
        var driver = owner.Text("log_driver");
        var options = owner.Options("log_opt", "a map of options of the log driver to values");
        if (driver is not null) return new LogConfiguration(driver, options ?? ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

        // As in MaestroNG: the daemon's own driver may not know them.
        if (owner.Find("log_driver") is null && owner.Find("log_opt") is { } node) reading.Faults.Add(Catalogue.KeyWithoutEffect(reading.At(node), owner.Name("log_opt"), "it needs a 'log_driver' beside it"));
        return null;
    }
}
