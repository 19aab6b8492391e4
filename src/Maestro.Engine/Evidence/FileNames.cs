using System.Buffers;

namespace Maestro.Engine.Evidence;

/// <summary>Names of files and folders out of names that people gave.</summary>
public static class FileNames
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-");

    /// <summary>The name with '_' for all that is not a letter of ASCII, a digit, '_', '.' or '-': an environment may be called <c>shop/eu</c>, or <c>..</c>.</summary>
    public static string Of(string name)
    {
        var plain = string.Create(name.Length, name, static (letters, from) =>
        {
            for (var i = 0; i < letters.Length; i++) letters[i] = Plain.Contains(from[i]) ? from[i] : '_';
        });
        return plain.Trim('.').Length == 0 ? "_" : plain;
    }
}
