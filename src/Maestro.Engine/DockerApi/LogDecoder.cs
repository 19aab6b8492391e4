using System.Buffers.Binary;

namespace Maestro.Engine.DockerApi;

/// <summary>
/// Takes the bytes of a container's log as they come. Without a terminal the two outputs come in frames, one a message: stream number, three zeros, length (big endian),
/// bytes. With one they come as they are. Daemons before API 1.42 do not say which; text that begins like a frame's head is no text.
/// </summary>
internal abstract class LogDecoder
{
    /// <summary>How many outputs there are: standard input, output and error.</summary>
    protected const int Outputs = 3;

    private const int HeadLength = 8;

    private readonly byte[] _head = new byte[HeadLength];
    private int _headFilled;
    private uint _frameLeft;
    private int _output;

    /// <summary>Whether the bytes come as they are, from a terminal.</summary>
    protected bool IsRaw { get; private set; }

    /// <summary>Takes the next bytes, wherever they were cut.</summary>
    public void Feed(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (IsRaw)
            {
                Text(_output, bytes);
                return;
            }

            bytes = _frameLeft > 0 ? Body(bytes) : Head(bytes);
        }
    }

    /// <summary>A message of that output begins.</summary>
    protected virtual void Begin(int output)
    {
    }

    /// <summary>Takes text of that output, wherever it was cut.</summary>
    protected abstract void Text(int output, ReadOnlySpan<byte> bytes);

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
            Begin(_output);
        }

        return bytes[take..];
    }

    private ReadOnlySpan<byte> Body(ReadOnlySpan<byte> bytes)
    {
        var take = (int)Math.Min(_frameLeft, (uint)bytes.Length);
        _frameLeft -= (uint)take;
        Text(_output, bytes[..take]);
        return bytes[take..];
    }

    private bool IsHead(int filled) => _head[0] < Outputs && !_head.AsSpan(1, Math.Clamp(filled - 1, 0, 3)).ContainsAnyExcept((byte)0);

    private void ShowHeadAsText()
    {
        (IsRaw, _output) = (true, 0);
        Text(_output, _head.AsSpan(0, _headFilled));
        _headFilled = 0;
    }
}
