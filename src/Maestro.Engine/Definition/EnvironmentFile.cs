using System.Collections.Immutable;
using System.Security;
using System.Text;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Finds and reads the environment file.</summary>
internal static class EnvironmentFile
{
    private const string StandardInputName = "<stdin>";
    private static readonly ImmutableArray<string> DefaultNames = ["maestro.yaml", "maestro.yml"];
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

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
        try
        {
            using var stream = open();
            var bytes = AllBytes(stream, name);
            var text = StrictUtf8.GetString(bytes);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException fault)
        {
            throw Unreadable(name, $"it is not UTF-8 text (byte {fault.Index + 1} does not fit)");
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Unreadable(name, "it does not exist");
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or SecurityException)
        {
            throw Unreadable(name, "access is denied");
        }
        catch (IOException fault)
        {
            throw Unreadable(name, fault.Message.TrimEnd('.'));
        }
    }

    // Never asks a stream for its length: a pipe has none, and a device need not end.
    private static byte[] AllBytes(Stream stream, string name)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        int count;
        while ((count = stream.Read(buffer)) > 0)
        {
            bytes.Write(buffer, 0, count);
            if (bytes.Length > YamlLimits.Length) throw Failure(Catalogue.TooLarge(new SourceLocation(name), $"the file has more than {YamlLimits.Length:N0} bytes", "split the environment"));
        }

        return bytes.ToArray();
    }

    private static MaestroException Unreadable(string name, string reason) => Failure(Catalogue.FileUnreadable(name, reason));

    private static MaestroException Failure(Diagnostic fault) => new(ExitCode.InvalidFile, [fault]);
}
