using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Definition;

/// <summary>
/// A file of variables, <c>NAME=value</c> a line, by MaestroNG's rules: a comment begins with '#' in the first column; blank lines count for
/// nothing; blanks around a line are cut off, those around the '=' belong to name and value, as do quotes.
/// </summary>
/// <param name="Variables">What it holds.</param>
/// <param name="Fault">Why it could not be read; null when it could.</param>
internal sealed record EnvFile(ImmutableArray<Variable> Variables, string? Fault)
{
    private const int Most = 4 * 1024 * 1024;

    /// <summary>Reads it. What is wrong in it is told here, with its own lines; that it cannot be read, by those who name it.</summary>
    public static EnvFile Read(string path, ReadFileText read, FaultList faults)
    {
        var (text, fault, _) = path.Contains('\0', StringComparison.Ordinal) ? new FileText(null, "its name holds the character NUL") : read(path, Most);
        if (text is null) return new EnvFile([], fault);

        var variables = ImmutableArray.CreateBuilder<Variable>();
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var content = line.Trim();
            if (content.Length == 0 || line.StartsWith('#')) continue;

            var equals = content.IndexOf('=', StringComparison.Ordinal);
            var place = new SourceLocation(path, number, line.Length - line.TrimStart().Length + 1);
            if (Wrong(content, equals) is { } reason) faults.Add(Catalogue.BadEnvFileLine(place, reason));
            else variables.Add(new Variable(content[..equals], content[(equals + 1)..]));
        }

        return new EnvFile(variables.DrainToImmutable(), null);
    }

    private static string? Wrong(string content, int equals) => equals switch
    {
        < 0 => "has no '=': write NAME=value, or '#' in the first column for a comment",
        0 => "has no name before its '='",
        _ when content.Contains('\0', StringComparison.Ordinal) => "holds the character NUL",
        _ when content.Length - equals > VariableReader.Longest => $"has a value of more than {VariableReader.Longest} characters, and Linux takes no more",
        _ => null,
    };
}
