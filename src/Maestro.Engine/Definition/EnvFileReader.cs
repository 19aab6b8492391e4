using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Definition;

/// <summary>Reads <c>envfile</c>: the name of a file of variables, or a list of such names.</summary>
internal static class EnvFileReader
{
    /// <summary>What the files hold, in their order.</summary>
    public static ImmutableArray<Variable> Read(Reading reading, MapReader owner)
    {
        var variables = ImmutableArray.CreateBuilder<Variable>();
        foreach (var (name, at) in owner.Texts("envfile", "the name of a file, or a list of such names"))
        {
            var path = reading.FullPath(name);
            var file = reading.EnvFile(path);
            if (file.Fault is not null) reading.Faults.Add(Catalogue.EnvFileUnreadable(reading.At(at), owner.Name("envfile"), path, file.Fault));
            variables.AddRange(file.Variables);
        }

        return variables.DrainToImmutable();
    }
}
