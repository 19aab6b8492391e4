using System.Security;
using System.Text;

namespace Maestro.Engine.Templates.Rendering;

/// <summary>Templates in a folder and below it. Links are followed, unless they lead out of it.</summary>
internal sealed class FolderLoader(string folder) : ITemplateLoader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _folder = RealPath.Of(Path.GetFullPath(folder));

    public bool Exists(string path) => File.Exists(Full(path));

    public TemplateFile Read(string path, int most)
    {
        var full = Full(path);
        var shown = Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));
        try
        {
            if (!File.Exists(full)) return Fault(Directory.Exists(full) ? "is a folder" : $"does not exist in {folder}");
            var real = RealPath.Of(full);
            if (!IsWithin(real)) return Fault("is a link that leads out of the folder of the environment file");

            using var stream = File.OpenRead(real);
            return new TemplateFile(shown, Text(stream, most));
        }
        catch (DecoderFallbackException)
        {
            return Fault("is not UTF-8 text");
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or SecurityException)
        {
            return Fault("cannot be read: access is denied");
        }
        catch (IOException fault)
        {
            return Fault($"cannot be read: {fault.Message.TrimEnd('.')}");
        }

        TemplateFile Fault(string reason) => new(shown, null, reason);
    }

    private string Full(string path) => Path.Combine(_folder, path.Replace('/', Path.DirectorySeparatorChar));

    private bool IsWithin(string real) => real.StartsWith(Path.TrimEndingDirectorySeparator(_folder) + Path.DirectorySeparatorChar, OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
        || (Path.EndsInDirectorySeparator(_folder) && real.StartsWith(_folder, StringComparison.Ordinal));

    // Never asks for the length: a device need not end. A character takes up to four bytes.
    private static string Text(Stream stream, int most)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        int count;
        while (bytes.Length <= 4L * most && (count = stream.Read(buffer)) > 0) bytes.Write(buffer, 0, count);
        if (bytes.Length > 4L * most) return new string(' ', most + 1);

        var text = StrictUtf8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
        return text.StartsWith('\uFEFF') ? text[1..] : text;
    }
}
