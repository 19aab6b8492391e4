#addin nuget:?package=Maestro.Cake&version=0.0.1-packed

Task("Work").Does(() =>
{
    using (MaestroRun(EnvironmentVariable("E2E_FILE")).ExportVariables())
    {
        if (StartProcess("bash", $"{Context.Environment.WorkingDirectory}/../call.sh") != 0) throw new CakeException("The work was told to fail.");
    }
});

// What is compiled is kept, so that builds at the same time do not all write it.
Task("Compile");

RunTarget(Argument("target", "Work"));
