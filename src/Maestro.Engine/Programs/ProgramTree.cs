using System.Diagnostics;

namespace Maestro.Engine.Programs;

/// <summary>A program that was started here, with all that it started.</summary>
internal static class ProgramTree
{
    /// <summary>Ends it, where it has not ended yet.</summary>
    public static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception fault) when (fault is InvalidOperationException or AggregateException)
        {
            // It, or a part of its tree, ended by itself in this moment.
        }
    }
}
