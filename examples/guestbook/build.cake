// The guestbook's build with Cake: the environment stands while the tests run, and is torn down whatever happens.
#addin nuget:?package=Maestro.Cake&version=0.1.0

var target = Argument("target", "Test");

Task("Check")
    .Does(() => MaestroCheck("maestro.yaml"));

Task("Test")
    .IsDependentOn("Check")
    .Does(() =>
{
    using (var environment = MaestroRun("maestro.yaml"))
    {
        // The environment is up already: the test project need not bring its own.
        DotNetTest("tests/Guestbook.Tests", new DotNetTestSettings
        {
            EnvironmentVariables = environment.Variables,
            MSBuildSettings = new DotNetMSBuildSettings().WithProperty("MaestroEnabled", "false"),
        });
    }
});

// For work by hand: `dotnet cake --target=Start`, look at http://127.0.0.1:18080/, `dotnet cake --target=Stop`.
Task("Start").Does(() => MaestroStart("maestro.yaml"));
Task("Status").Does(() => MaestroStatus("maestro.yaml"));
Task("Stop").Does(() =>
{
    MaestroStop("maestro.yaml");
    MaestroClean("maestro.yaml");
});

RunTarget(target);
