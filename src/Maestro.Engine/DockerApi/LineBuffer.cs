using System.Text;

namespace Maestro.Engine.DockerApi;

/// <summary>Gathers the bytes of one output into lines.</summary>
internal sealed class LineBuffer
{
    // A container may print megabytes without an end of line; nobody reads more than this of it.
    private const int Longest = 16 * 1024;

    private readonly List<byte> _bytes = [];

    /// <summary>Takes a byte; the line, when it ended one.</summary>
    public string? Add(byte value)
    {
        if (value == (byte)'\n') return Take();
        if (_bytes.Count < Longest) _bytes.Add(value);
        return null;
    }

    /// <summary>What came behind the last end of line; null when nothing did.</summary>
    public string? Rest() => _bytes.Count > 0 ? Take() : null;

    private string Take()
    {
        var text = Encoding.UTF8.GetString([.. _bytes]).TrimEnd('\r');
        _bytes.Clear();
        return text;
    }
}
