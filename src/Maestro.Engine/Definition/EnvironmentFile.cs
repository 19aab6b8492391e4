using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Finds and reads the environment file.</summary>
internal static class EnvironmentFile
{
    private const string StandardInputName = "<stdin>";
    private static readonly ImmutableArray<string> DefaultNames = ["maestro.yaml", "maestro.yml"];

    /// <summary>Reads the file.</summary>
    /// <param name="file">As the user gave it; <c>-</c> is standard input; null looks for the default names.</param>
    /// <param name="workingDirectory">Where relative paths start.</param>
    /// <param name="standardInput">Opens standard input.</param>
    /// <exception cref="MaestroException">There is none, or it cannot be read.</exception>
    public static EnvironmentText Read(string? file, string workingDirectory, Func<Stream> standardInput)
    {
        if (file == "-") return new EnvironmentText(StandardInputName, workingDirectory, Text(StandardInputName, standardInput));

        var path = file is null ? Default(workingDirectory) : Path.GetFullPath(file, workingDirectory);
        if (Directory.Exists(path)) throw Unreadable(path, "it is a directory");
        return new EnvironmentText(path, Path.GetDirectoryName(path)!, Text(path, () => File.OpenRead(path)));
    }

    private static string Default(string workingDirectory) =>
        DefaultNames.Select(name => Path.GetFullPath(name, workingDirectory)).FirstOrDefault(File.Exists)
        ?? throw Unreadable(Path.GetFullPath(DefaultNames[0], workingDirectory), $"there is neither {string.Join(" nor ", DefaultNames)} in {workingDirectory}");

    private static string Text(string name, Func<Stream> open)
    {
        var read = TextFile.Read(open, YamlLimits.Length);
        if (read.IsTooLarge) throw Failure(Catalogue.TooLarge(new SourceLocation(name), $"the file has more than {YamlLimits.Length:N0} bytes", "split the environment"));
        return read.Text ?? throw Unreadable(name, read.Fault!);
    }

    private static MaestroException Unreadable(string name, string reason) => Failure(Catalogue.FileUnreadable(name, reason));

    private static MaestroException Failure(Diagnostic fault) => new(ExitCode.InvalidFile, [fault]);
}
