namespace Maestro.Cake.Tests.EndToEnd;

/// <summary>A test that sends signals to a process group, which needs <c>setsid</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxTheoryAttribute : TheoryAttribute
{
    public LinuxTheoryAttribute()
    {
        if (!OperatingSystem.IsLinux()) Skip = "Signals are sent to a process group by way of setsid, which only Linux has.";
    }
}
