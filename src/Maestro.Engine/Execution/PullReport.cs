using System.Globalization;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Execution;

/// <summary>Progress of a pull in words, said again when a whole percent or the phase changed.</summary>
internal sealed class PullReport(Action<string> say) : IProgress<PullProgress>
{
    /// <summary>Whether the daemon said at last that it has what the registry has.</summary>
    public bool FoundNothingNew { get; private set; }

    public void Report(PullProgress value)
    {
        FoundNothingNew = value.Status.StartsWith("Status: Image is up to date", StringComparison.Ordinal);
        say(value.Total > 0
            ? string.Create(CultureInfo.InvariantCulture, $"pulling {100 * value.Current / value.Total}% of {value.Total / 1e6:0.#} MB")
            : "pulling");
    }
}
