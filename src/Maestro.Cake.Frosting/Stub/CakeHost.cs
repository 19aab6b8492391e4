using System.Reflection;
using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Packaging;
using Cake.Core.Tooling;

namespace Cake.Frosting;

/// <summary>Runs the tasks of the program that it stands in. Of the command line this stand-in knows <c>--target=NAME</c>.</summary>
public sealed class CakeHost
{
    internal Type Context { get; set; } = typeof(FrostingContext);

    internal Type? Lifetime { get; set; }

    /// <summary>Runs the build; 0, or 1 when it failed.</summary>
    public int Run(IEnumerable<string> args)
    {
        var environment = new CakeEnvironment(new CakePlatform(), new CakeRuntime());
        var console = new CakeConsole(environment);
        var log = new CakeBuildLog(console, Verbosity.Normal);
        try
        {
            var cake = Cake(environment, log, args);
            var context = (IFrostingContext)Activator.CreateInstance(Context, cake)!;
            var lifetime = Lifetime is null ? null : (IFrostingLifetime)Activator.CreateInstance(Lifetime)!;
            var printer = new CakeReportPrinter(console, cake);
            printer.Write(new FrostingBuild(context, lifetime, Tasks()).RunAsync(cake.Arguments.GetArguments("target").LastOrDefault("Default"), printer).GetAwaiter().GetResult());
            return 0;
        }
        catch (Exception failure)
        {
            log.Error("Error: {0}", failure.Message);
            return 1;
        }
    }

    private static IEnumerable<IFrostingTask> Tasks() =>
        from type in Assembly.GetEntryAssembly()!.GetExportedTypes()
        where typeof(IFrostingTask).IsAssignableFrom(type) && !type.IsAbstract
        select (IFrostingTask)Activator.CreateInstance(type)!;

    private static CakeContext Cake(CakeEnvironment environment, CakeBuildLog log, IEnumerable<string> args)
    {
        var files = new FileSystem();
        var globber = new Globber(files, environment);
        var configuration = new CakeConfiguration(new Dictionary<string, string>());
        var tools = new ToolLocator(environment, new ToolRepository(environment), new ToolResolutionStrategy(files, environment, globber, configuration, log));
        var arguments = new CakeArguments(args.Select(arg => arg.TrimStart('-').Split('=', 2)).ToLookup(parts => parts[0], parts => parts.ElementAtOrDefault(1) ?? ""));
        return new CakeContext(files, environment, globber, log, arguments, new ProcessRunner(files, environment, log, tools, configuration), new WindowsRegistry(), tools, new CakeDataService(), configuration, new Absent(), new Absent());
    }

    // What no build here asks for.
    private sealed class Absent : IToolInstaller, IServiceProvider
    {
        public IEnumerable<FilePath> Install(PackageReference tool) => throw new NotSupportedException();

        public object? GetService(Type serviceType) => null;
    }
}
