// The registry that scenarios pull from, which they start and end themselves: Debian's package, unpacked and not installed.

Task("Registry")
    .Description("Brings the program docker-registry for the tests.")
    .Does(() =>
{
    var folder = artifacts.Combine("registry");
    if (StartProcess("bash", $"build/images/registry.sh \"{folder}\"") != 0)
        throw new CakeException("The program docker-registry could not be brought; the reason stands above.");
    System.Environment.SetEnvironmentVariable("MAESTRO_TEST_REGISTRY", folder.CombineWithFilePath("docker-registry").FullPath);
});
