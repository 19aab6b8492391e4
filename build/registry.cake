// The registry that scenarios pull from, which they start and end themselves: Debian's package, unpacked and not installed.

Task("Registry")
    .Description("Brings the program docker-registry for the tests.")
    .Does(() =>
{
    var folder = artifacts.Combine("registry");
    if (StartProcess("bash", new ProcessSettings { Arguments = $"build/images/registry.sh \"{folder}\"", RedirectStandardOutput = true }, out var printed) != 0)
        throw new CakeException("The program docker-registry could not be brought; the reason stands above.");
    System.Environment.SetEnvironmentVariable("MAESTRO_TEST_REGISTRY", printed.Last());
    Information("Registry: {0}", printed.Last());
});
