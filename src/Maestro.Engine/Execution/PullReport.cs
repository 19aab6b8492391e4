using System.Globalization;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Execution;

/// <summary>Progress of a pull in words, said again when a whole percent or the phase changed.</summary>
internal sealed class PullReport(Action<string> say) : IProgress<PullProgress>
{
    public void Report(PullProgress value) => say(value.Total > 0
        ? string.Create(CultureInfo.InvariantCulture, $"pulling {100 * value.Current / value.Total}% of {value.Total / 1e6:0.#} MB")
        : "pulling");
}
