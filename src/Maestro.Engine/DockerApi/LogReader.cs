using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Maestro.Engine.DockerApi;

/// <summary>
/// Takes the bytes of a container's log as they come and gives its last lines. Without a terminal the two outputs come in frames: stream number, three zeros, length (big endian),
/// bytes. With one they come as they are. Daemons before API 1.42 do not say which; text that begins like a frame's head is no text.
/// </summary>
internal sealed class LogReader(int lines)
{
    private const int HeadLength = 8;

    private readonly byte[] _head = new byte[HeadLength];
    private readonly Queue<string> _last = new();
    private readonly LineBuffer[] _outputs = [new(), new(), new()];
    private int _headFilled;
    private uint _frameLeft;
    private int _output;
    private bool _raw;

    /// <summary>Takes the next bytes, wherever they were cut.</summary>
    public void Feed(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_raw)
            {
                Text(bytes);
                return;
            }

            bytes = _frameLeft > 0 ? Body(bytes) : Head(bytes);
        }
    }

    /// <summary>The last lines, oldest first; one that was not ended counts.</summary>
    public ImmutableArray<string> Finish()
    {
        foreach (var output in _outputs)
        {
            if (output.Rest() is { } line) Add(line);
        }

        return [.. _last];
    }

    private ReadOnlySpan<byte> Head(ReadOnlySpan<byte> bytes)
    {
        var take = Math.Min(HeadLength - _headFilled, bytes.Length);
        bytes[..take].CopyTo(_head.AsSpan(_headFilled));
        _headFilled += take;
        if (!IsHead(_headFilled))
        {
            ShowHeadAsText();
        }
        else if (_headFilled == HeadLength)
        {
            (_output, _frameLeft, _headFilled) = (_head[0], BinaryPrimitives.ReadUInt32BigEndian(_head.AsSpan(4)), 0);
        }

        return bytes[take..];
    }

    private ReadOnlySpan<byte> Body(ReadOnlySpan<byte> bytes)
    {
        var take = (int)Math.Min(_frameLeft, (uint)bytes.Length);
        _frameLeft -= (uint)take;
        Text(bytes[..take]);
        return bytes[take..];
    }

    private bool IsHead(int filled) => _head[0] < _outputs.Length && !_head.AsSpan(1, Math.Clamp(filled - 1, 0, 3)).ContainsAnyExcept((byte)0);

    private void ShowHeadAsText()
    {
        (_raw, _output) = (true, 0);
        Text(_head.AsSpan(0, _headFilled));
        _headFilled = 0;
    }

    private void Text(ReadOnlySpan<byte> bytes)
    {
        foreach (var part in bytes)
        {
            if (_outputs[_output].Add(part) is { } line) Add(line);
        }
    }

    private void Add(string line)
    {
        if (_last.Count == lines) _last.Dequeue();
        _last.Enqueue(line);
    }
}
