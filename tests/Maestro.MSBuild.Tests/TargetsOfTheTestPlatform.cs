using System.Xml.Linq;

namespace Maestro.MSBuild.Tests;

/// <summary>
/// Names of the SDK that our hooks stand on. When a private one of VSTest's is gone, hook <c>BeforeTargets="VSTest"</c> instead: that name is public, but runs before
/// the project is built, so that an environment is started for code that may not compile. In place of <c>ComputeRunArguments</c>, which is public and empty for hooks
/// like ours, there is <c>maestro run -- dotnet test</c> only.
/// </summary>
public sealed class TargetsOfTheTestPlatform
{
    [Theory]
    [InlineData("VSTest", "Microsoft.TestPlatform.targets")]
    [InlineData("_VSTestConsole", "Microsoft.TestPlatform.targets")]
    [InlineData("_VSTestMSBuild", "Microsoft.TestPlatform.targets")]
    [InlineData("BuildProject", "Microsoft.TestPlatform.targets")]
    [InlineData("ComputeRunArguments", "Sdks/Microsoft.NET.Sdk/targets/Microsoft.NET.Sdk.targets")]
    public void Are_there(string target, string targets)
    {
        var file = Path.Combine(SdkFolder(), targets);

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
