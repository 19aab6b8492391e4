using System.Text;

namespace Maestro.Tool.Output;

/// <summary>
/// Standard output or error that may go away: when a terminal is closed in mid-play, the play must still be brought to its end, so from then on
/// what would be said to nobody is dropped.
/// </summary>
internal sealed class EnduringWriter(TextWriter inner) : TextWriter
{
    private volatile bool _isGone;

    /// <summary>Whether nobody listens any more.</summary>
    public bool IsGone => _isGone;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Try(() => inner.Write(value));

    public override void Write(string? value) => Try(() => inner.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    public override void WriteLine(string? value) => Try(() => inner.WriteLine(value));

    public override void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        if (_isGone) return;
        try
        {
            write();
        }
        catch (IOException)
        {
            _isGone = true;
        }
    }
}
