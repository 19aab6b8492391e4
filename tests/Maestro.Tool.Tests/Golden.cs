using System.Runtime.CompilerServices;

namespace Maestro.Tool.Tests;

/// <summary>Whole outputs, kept as files beside the tests. MAESTRO_UPDATE_GOLDEN=1 writes them anew, to be read before they are committed.</summary>
internal static class Golden
{
    public static void ShouldBeGolden(this string actual, string name, [CallerFilePath] string caller = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(caller)!, "..", "Golden", $"{name}.txt");
        if (Environment.GetEnvironmentVariable("MAESTRO_UPDATE_GOLDEN") == "1") File.WriteAllText(file, actual);
        actual.ShouldBe(File.ReadAllText(file));
    }
}
