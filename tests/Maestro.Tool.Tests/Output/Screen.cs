using System.Text;
using System.Text.RegularExpressions;
using Spectre.Console;

namespace Maestro.Tool.Tests.Output;

/// <summary>A terminal that understands what the live table uses: line ends, cursor up, erasing lines. Colours pass unseen, what is too long wraps.</summary>
internal sealed partial class Screen(int width, int height) : IAnsiConsoleOutput, IDisposable
{
    private readonly WatchedWriter _raw = new();

    public TextWriter Writer => _raw;

    public bool IsTerminal => true;

    public int Width { get; } = width;

    public int Height { get; } = height;

    /// <summary>All that was written, escape sequences and all.</summary>
    public string Raw => _raw.ToString();

    /// <summary>Completes when the text was written, at the latest after half a minute.</summary>
    public Task Saw(string text) => _raw.Saw(text);

    /// <summary>What is on it at the end, trailing blanks left out.</summary>
    public string Text
    {
        get
        {
            var lines = new List<StringBuilder> { new() };
            var (row, column) = (0, 0);
            foreach (Match token in Tokens().Matches(Raw))
            {
                switch (token.Value)
                {
                    case "\n":
                        (row, column) = (row + 1, 0);
                        if (row == lines.Count) lines.Add(new StringBuilder());
                        break;
                    case "\r":
                        column = 0;
                        break;
                    case ['\u001b', '[', .. var count, 'A']:
                        row -= int.Parse(count, System.Globalization.CultureInfo.InvariantCulture);
                        break;
                    case "\u001b[K":
                        lines[row].Length = Math.Min(lines[row].Length, column);
                        break;
                    case "\u001b[J":
                        lines[row].Length = Math.Min(lines[row].Length, column);
                        lines.RemoveRange(row + 1, lines.Count - row - 1);
                        break;
                    case [not '\u001b']:
                        if (column == Width)
                        {
                            (row, column) = (row + 1, 0);
                            if (row == lines.Count) lines.Add(new StringBuilder());
                        }

                        if (lines[row].Length <= column) lines[row].Append(' ', column - lines[row].Length + 1);
                        lines[row][column++] = token.Value[0];
                        break;
                    default:
                        token.Value.ShouldMatch(@"^\x1b\[(\?25[hl]|[\d;]*m)$");
                        break;
                }
            }

            var text = string.Join('\n', lines.Select(line => line.ToString().TrimEnd())).TrimEnd();
            return text.Length == 0 ? "" : $"{text}\n";
        }
    }

    /// <summary>The most lines that were drawn between two returns to the top.</summary>
    public int TallestFrame => CursorUp().Matches(Raw).Select(up => int.Parse(up.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) + 1).DefaultIfEmpty().Max();

    public void SetEncoding(Encoding encoding)
    {
    }

    public void Dispose() => _raw.Dispose();

    [GeneratedRegex(@"\x1b\[[0-?]*[@-~]|.|\n", RegexOptions.Singleline)]
    private static partial Regex Tokens();

    [GeneratedRegex(@"\x1b\[(\d+)A")]
    private static partial Regex CursorUp();
}
