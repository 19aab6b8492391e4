using System.Text;

namespace Maestro.Engine.DockerApi;

/// <summary>A daemon's text made fit for one line of a message.</summary>
internal static class OneLine
{
    private const int Longest = 1000;

    /// <summary>White space becomes single blanks, control characters go, and what is very long is cut.</summary>
    public static string Of(string text)
    {
        var line = new StringBuilder();
        foreach (var character in text)
        {
            if (line.Length == Longest)
            {
                line.Append('…');
                break;
            }

            if (char.IsWhiteSpace(character))
            {
                if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
            }
            else if (!char.IsControl(character))
            {
                line.Append(character);
            }
        }

        return line.ToString().TrimEnd();
    }
}
