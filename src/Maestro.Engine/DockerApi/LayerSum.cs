using Maestro.Engine.DockerApi.Contracts;
using Maestro.Engine.Ships;

namespace Maestro.Engine.DockerApi;

/// <summary>Adds up how far the layers of a pull are.</summary>
internal sealed class LayerSum
{
    private readonly Dictionary<string, (long Current, long Total)> _layers = [];

    /// <summary>The state after one more line.</summary>
    public PullProgress With(PullLine line, string status)
    {
        if (line.Id is { } layer)
        {
            // Extracting counts anew from 0; only the download is summed.
            if (status == "Downloading" && line.Progress is { Total: > 0 } bytes) _layers[layer] = (bytes.Current, bytes.Total);
            else if (status == "Download complete" && _layers.TryGetValue(layer, out var known)) _layers[layer] = (known.Total, known.Total);
        }

        return new PullProgress(OneLine.Of(status), _layers.Values.Sum(part => part.Current), _layers.Values.Sum(part => part.Total));
    }
}
