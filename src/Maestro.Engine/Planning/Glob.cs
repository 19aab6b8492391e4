using System.Text;
using System.Text.RegularExpressions;

namespace Maestro.Engine.Planning;

/// <summary>File-name patterns as Python's fnmatch reads them: <c>*</c>, <c>?</c>, <c>[seq]</c>, <c>[!seq]</c>; case counts.</summary>
internal static class Glob
{
    /// <summary>Whether the whole of <paramref name="name"/> matches.</summary>
    public static bool Matches(string pattern, string name) =>
        Regex.IsMatch(name, Translate(pattern), RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking);

    /// <summary>Whether the pattern means anything; a reversed range such as <c>[z-a]</c> does not.</summary>
    public static bool IsValid(string pattern)
    {
        try
        {
            Matches(pattern, "");
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string Translate(string pattern)
    {
        var text = new StringBuilder(@"\A");
        for (var i = 0; i < pattern.Length; i++)
        {
            var close = pattern[i] == '[' ? SetEnd(pattern, i) : -1;
            if (close > 0)
            {
                var negated = pattern[i + 1] == '!';
                var set = pattern[(i + (negated ? 2 : 1))..close].Replace(@"\", @"\\", StringComparison.Ordinal).Replace("[", @"\[", StringComparison.Ordinal);
                if (set.StartsWith('^')) set = @"\" + set;
                if (set.StartsWith(']')) set = @"\" + set;
                text.Append(negated ? "[^" : "[").Append(set).Append(']');
                i = close;
                continue;
            }

            text.Append(pattern[i] switch { '*' => ".*", '?' => ".", var other => Regex.Escape(other.ToString()) });
        }

        return text.Append(@"\z").ToString();
    }

    // A bracket without its end stands for itself; a ] that comes first belongs to the set.
    private static int SetEnd(string pattern, int open)
    {
        var first = open + 1 < pattern.Length && pattern[open + 1] == '!' ? open + 2 : open + 1;
        return first < pattern.Length ? pattern.IndexOf(']', first + 1) : -1;
    }
}
