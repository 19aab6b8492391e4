using Maestro.Cake;
using Maestro.Cake.Frosting;

namespace Guestbook.Build;

/// <summary>Brings the guestbook up before the first task and takes it down behind the last.</summary>
public sealed class Lifetime : MaestroLifetime<BuildContext>
{
    /// <inheritdoc/>
    protected override MaestroSettings Settings(BuildContext context) => new() { File = "maestro.yaml", Timeout = TimeSpan.FromMinutes(2) };
}
