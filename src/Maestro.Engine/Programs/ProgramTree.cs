using System.ComponentModel;
using System.Diagnostics;

namespace Maestro.Engine.Programs;

/// <summary>A program that was started here, with all that it started.</summary>
public static class ProgramTree
{
    /// <summary>Ends it, where it has not ended yet.</summary>
    public static void End(Process process)
    {
        ArgumentNullException.ThrowIfNull(process);
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception fault) when (fault is InvalidOperationException or AggregateException or Win32Exception)
        {
            // It, or a part of its tree, ended by itself in this moment, or is another user's by now.
        }
    }
}
