using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace Maestro.Tool.CommandLine;

/// <summary>Says the version: the package's, without the commit behind it.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var version = typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        parseResult.InvocationConfiguration.Output.WriteLine($"maestro {version.Split('+')[0]}");
        return 0;
    }
}
