using System.Xml.Linq;

namespace Maestro.MSBuild.Tests;

/// <summary>
/// Private names of the SDK that our hook stands on. When one is gone, hook <c>BeforeTargets="VSTest"</c> instead: that name is public, but runs before
/// the project is built, so that an environment is started for code that may not compile.
/// </summary>
public sealed class TargetsOfTheTestPlatform
{
    [Theory]
    [InlineData("VSTest")]
    [InlineData("_VSTestConsole")]
    [InlineData("_VSTestMSBuild")]
    [InlineData("BuildProject")]
    public void Are_there(string target)
    {
        var file = Path.Combine(SdkFolder(), "Microsoft.TestPlatform.targets");

        XElement.Load(file).Descendants().Where(element => element.Name.LocalName == "Target").Select(element => (string?)element.Attribute("Name")).ShouldContain(target, file);
    }

    // The SDK that runs this test: the test host's runtime is DOTNET/shared/Microsoft.NETCore.App/VERSION, its SDKs are DOTNET/sdk/VERSION.
    private static string SdkFolder()
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        var given = Environment.GetEnvironmentVariable("MSBuildSDKsPath");
        return given is { Length: > 0 } ? Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(given))!
            : Directory.EnumerateDirectories(Path.Combine(root, "sdk")).Where(folder => File.Exists(Path.Combine(folder, "dotnet.dll"))).Max(StringComparer.Ordinal)!;
    }
}
