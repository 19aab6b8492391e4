// The build of this repository; started by build.sh or build.ps1.
// Tasks stand in files by what they are about; paths are from the root of the repository.
using System.Threading;

var target = Argument("target", "Test");
var configuration = Argument("configuration", "Release");

Context.Environment.WorkingDirectory = MakeAbsolute(Context.Environment.WorkingDirectory.Combine(".."));
var artifacts = MakeAbsolute(Directory("./artifacts"));
var packages = artifacts.Combine("packages");
var testResults = artifacts.Combine("test-results");

// Nodes kept for the next build would keep the task assembly of the last one loaded.
System.Environment.SetEnvironmentVariable("MSBUILDDISABLENODEREUSE", "1");

#load "docker.cake"
#load "images.cake"
#load "registry.cake"
#load "packages.cake"
#load "native.cake"
#load "tests.cake"
#load "demo.cake"
#load "bench.cake"
#load "engines.cake"

Task("Clean")
    .Description("Removes everything that a build makes.")
    .Does(() =>
{
    // A daemon that is up is no leftover: build/docker-daemon.sh knows it by its file there.
    var made = GetDirectories("./artifacts/*", new GlobberSettings { Predicate = d => d.Path.GetDirectoryName() != "docker-daemons" })
        .Concat(GetDirectories("./{src,tests,examples}/**/{bin,obj,tools,TestResults}"))
        .Append(MakeAbsolute(Directory("./tools")));
    foreach (var directory in made.Where(DirectoryExists))
        DeleteDirectory(directory, new DeleteDirectorySettings { Recursive = true, Force = true });
});

Task("Build")
    .Description("Compiles the solution.")
    .Does(() => DotNetBuild("Maestro.Cake.sln", new DotNetBuildSettings { Configuration = configuration }));

RunTarget(target);
