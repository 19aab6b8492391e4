using System.Security;
using System.Text;

namespace Maestro.Engine.Definition;

/// <summary>Reads UTF-8 texts of files and other streams.</summary>
internal static class TextFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file of this machine.</summary>
    public static FileText OfDisk(string path, int most) => Directory.Exists(path) ? new FileText(null, "it is a directory") : Read(() => File.OpenRead(path), most);

    /// <summary>Reads a stream to its end, and closes it.</summary>
    public static FileText Read(Func<Stream> open, int most)
    {
        try
        {
            using var stream = open();
            if (AllBytes(stream, most) is not { } bytes) return new FileText(null, $"it has more than {most:N0} bytes", IsTooLarge: true);
            var text = StrictUtf8.GetString(bytes);
            return new FileText(text.StartsWith('\uFEFF') ? text[1..] : text);
        }
        catch (DecoderFallbackException fault)
        {
            return new FileText(null, $"it is not UTF-8 text (byte {fault.Index + 1} does not fit)");
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return new FileText(null, "it does not exist");
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or SecurityException)
        {
            return new FileText(null, "access is denied");
        }
        catch (IOException fault)
        {
            return new FileText(null, fault.Message.TrimEnd('.'));
        }
    }

    // Never asks a stream for its length: a pipe has none, and a device need not end. Null: there are more.
    private static byte[]? AllBytes(Stream stream, int most)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        int count;
        while ((count = stream.Read(buffer)) > 0)
        {
            bytes.Write(buffer, 0, count);
            if (bytes.Length > most) return null;
        }

        return bytes.ToArray();
    }
}
