using Maestro.Engine.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace Maestro.Engine.Yaml;

/// <summary>
/// Refuses what PyYAML refuses and YamlDotNet's scanner and parser let pass, so that a file that loads here loads with MaestroNG. Told by the
/// tokens and by the text between them; what is no matter of tokens (characters, anchors, tags, documents) is looked at elsewhere.
/// </summary>
internal sealed class StrictScanner(IScanner inner, string text, Func<TextSpan, SourceLocation> locate, FaultList faults) : IScanner
{
    // PyYAML's bound on what stands between the beginning of a key and its ':'.
    private const int LongestKey = 1024;

    // Hardly any text has either, and one look at all of it is cheaper than one at each gap.
    private readonly bool _looksAtGaps = text.Contains('\t', StringComparison.Ordinal) || text.StartsWith('%') || text.AsSpan().IndexOfAny("\r\x85\u2028\u2029") >= 0 || text.Contains("\n%", StringComparison.Ordinal);

    // Of the lists and maps that are open: the key whose ':' has not come yet.
    private readonly List<Token?> _keys = [null];
    private Token? _last;
    private int _flow;
    private bool _isValueOfAnnounced;

    public Mark CurrentPosition => inner.CurrentPosition;

    public Token? Current => inner.Current;

    public bool MoveNext()
    {
        if (!inner.MoveNext()) return false;
        Check(inner.Current!);
        return true;
    }

    public bool MoveNextWithoutConsuming()
    {
        if (!inner.MoveNextWithoutConsuming()) return false;
        Check(inner.Current!);
        return true;
    }

    public void ConsumeCurrent() => inner.ConsumeCurrent();

    // By exact type: this is done for every token, and these classes are not derived from.
    private void Check(Token token)
    {
        if (_looksAtGaps && _last is not null) CheckGap(_last, token);
        if (_flow > 0) CheckComma(token);
        var type = token.GetType();
        if (type == typeof(Scalar)) CheckScalar((Scalar)token);
        else if (type == typeof(Key)) CheckKey(token);
        else if (type == typeof(Value)) CheckValue(token);
        else if (type == typeof(FlowMappingStart) || type == typeof(FlowSequenceStart)) Open(1);
        else if (type == typeof(BlockMappingStart) || type == typeof(BlockSequenceStart)) Open(0);
        else if (type == typeof(FlowMappingEnd) || type == typeof(FlowSequenceEnd)) Close(1);
        else if (type == typeof(BlockEnd)) Close(0);
        _last = token;
    }

    private void Open(int flow)
    {
        _keys.Add(null);
        _flow += flow;
    }

    private void Close(int flow)
    {
        // One too many is the parser's to tell.
        if (_keys.Count > 1) _keys.RemoveAt(_keys.Count - 1);
        _flow = Math.Max(0, _flow - flow);
    }

    private void CheckScalar(Scalar scalar)
    {
        // YamlDotNet puts an empty one where a key is missing within brackets.
        var (start, end) = ((int)scalar.Start.Index, (int)scalar.End.Index);
        if (start == end || text[start] == ' ') throw KeyMissing(scalar);
        if (scalar.Style != ScalarStyle.Plain) return;
        var plain = text.AsSpan(start, end - start);
        if (plain[0] is '%' or '@' or '`' or '|' or '>' || (_flow > 0 && plain[0] is ':' or '?'))
            throw Fault(scalar, $"a plain text cannot begin with '{plain[0]}'{(_flow > 0 ? " within brackets" : "")}", "put it in quotes");

        var colon = plain.IndexOf(':');
        if (colon >= 0 && HoldsColon(start + colon, end)) throw Fault(scalar, "a plain text holds a ':' that ends a key", "write a blank behind the ':' of a key, and put other texts that hold it in quotes");
    }

    private bool HoldsColon(int colon, int end)
    {
        for (var i = colon; i < end; i++)
        {
            if (text[i] == ':' && (i + 1 == text.Length || text[i + 1] is ' ' or '\t' || IsBreak(text[i + 1]) || (_flow > 0 && text[i + 1] is ',' or '?' or '[' or ']' or '{' or '}'))) return true;
        }

        return false;
    }

    // One without length is YamlDotNet's own, for a key that no '?' announces, or for none.
    private void CheckKey(Token key)
    {
        if (IsAnnounced(key) || !IsAnnounced(_keys[^1])) _keys[^1] = key;
    }

    private void CheckValue(Token value)
    {
        var key = _keys[^1];
        if (key is null || (_last is Key && !IsAnnounced(_last))) throw KeyMissing(value);
        _keys[^1] = null;
        _isValueOfAnnounced = IsAnnounced(key);
        if (_isValueOfAnnounced) return;
        if (key!.Start.Line != value.Start.Line) throw Fault(key, "a key goes on in another line before its ':'", "write it in one line, or see whether a ',' is missing");
        if (value.Start.Index - key.Start.Index > LongestKey) throw Fault(key, $"a key is longer than {LongestKey:N0} characters", "shorten it, or see whether a quote or bracket is not closed");
    }

    private static bool IsAnnounced(Token? key) => key is not null && key.End.Index > key.Start.Index;

    private MaestroException KeyMissing(Token at) => Fault(at, "there is no key before this ':'", "write one, or quote the text");

    private void CheckComma(Token token)
    {
        var isEnd = _last is Scalar or AnchorAlias or FlowMappingEnd or FlowSequenceEnd;
        if (isEnd && token is Scalar or AnchorAlias or FlowMappingStart or FlowSequenceStart or Key or Anchor or Tag) throw Fault(token, "a ',' is missing before this", "write it, or close the bracket above");
    }

    // Where a line or a list item begins, PyYAML takes no tab; and a directive that YamlDotNet does not know leaves no token behind.
    private void CheckGap(Token before, Token token)
    {
        // The mark of a directive is its first character.
        var end = before is TagDirective or VersionDirective ? EndOfLine((int)before.Start.Index) : (int)before.End.Index;
        var isLineStart = before is StreamStart or BlockEntry || (before is Key && IsAnnounced(before)) || (before is Value && _isValueOfAnnounced) || (end > 0 && end <= text.Length && IsBreak(text[end - 1]));
        for (var i = end; i < token.Start.Index && i < text.Length; i++)
        {
            switch (text[i])
            {
                case var c when IsBreak(c):
                    isLineStart = true;
                    break;
                case '\t' when isLineStart && _flow == 0:
                    // Behind a plain text, which may go on, PyYAML passes over blank lines whatever they are made of.
                    if (before is not Scalar { Style: ScalarStyle.Plain } || !IsBlankLine(i)) throw Fault(i, "a tab stands in the indentation", "YAML is indented with spaces only");
                    i = EndOfLine(i) - 1;
                    break;
                case '#':
                    i = EndOfLine(i) - 1;
                    break;
                case '%' when _flow == 0 && isLineStart && token is not TagDirective and not VersionDirective:
                    throw Fault(i, $"the directive '{text.AsSpan(i, Math.Min(20, EndOfLine(i) - i)).TrimEnd()}' is not known", "remove the line");
                default:
                    break;
            }
        }
    }

    private static bool IsBreak(char c) => c is '\n' or '\r' or '\x85' or '\u2028' or '\u2029';

    private bool IsBlankLine(int from) => text.AsSpan(from, EndOfLine(from) - from).Trim(" \t").IsEmpty;

    private int EndOfLine(int from)
    {
        var length = text.AsSpan(from).IndexOfAny("\n\r\x85\u2028\u2029");
        return length < 0 ? text.Length : from + length;
    }

    private MaestroException Fault(Token at, string found, string remedy) => faults.Fatal(Catalogue.NotYaml(locate(new TextSpan((int)at.Start.Line, (int)at.Start.Column)), found, remedy));

    private MaestroException Fault(int index, string found, string remedy)
    {
        var before = text.AsSpan(0, index);
        return faults.Fatal(Catalogue.NotYaml(locate(new TextSpan(before.Count('\n') + 1, index - before.LastIndexOf('\n'))), found, remedy));
    }
}
