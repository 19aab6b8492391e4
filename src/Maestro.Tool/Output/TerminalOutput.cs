using System.Text;
using Spectre.Console;

namespace Maestro.Tool.Output;

/// <summary>The process's terminal as Spectre.Console asks for it; its size is asked each time, as windows change.</summary>
internal sealed class TerminalOutput(TextWriter writer) : IAnsiConsoleOutput
{
    private const int UsualWidth = 80;
    private const int UsualHeight = 24;

    public TextWriter Writer => writer;

    public bool IsTerminal => true;

    public int Width => Console.WindowWidth is > 0 and var width ? width : UsualWidth;

    public int Height => Console.WindowHeight is > 0 and var height ? height : UsualHeight;

    public void SetEncoding(Encoding encoding)
    {
        // The console's own encoding is right already.
    }
}
