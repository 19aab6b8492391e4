using System.Net;

namespace Maestro.Engine.Definition;

/// <summary>Addresses as people write them: not the single numbers that the framework takes for one, too.</summary>
internal static class IpText
{
    public static bool IsAddress(string text) => IPAddress.TryParse(text, out _) && (text.Contains(':', StringComparison.Ordinal) || text.Count(c => c == '.') == 3);
}
