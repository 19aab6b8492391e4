using Cake.Core;
using Cake.Core.Diagnostics;

namespace Maestro.Cake.Frosting.Tests;

/// <summary>Keeps the console of the tests clean of what Cake prints around tasks.</summary>
internal sealed class SilentPrinter : ICakeReportPrinter
{
    public void Write(CakeReport report)
    {
    }

    public void WriteStep(string name, Verbosity verbosity)
    {
    }

    public void WriteLifeCycleStep(string name, Verbosity verbosity)
    {
    }

    public void WriteSkippedStep(string name, Verbosity verbosity)
    {
    }
}
