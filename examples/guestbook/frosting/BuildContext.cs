using Cake.Core;
using Maestro.Cake.Frosting;

namespace Guestbook.Build;

/// <summary>What the tasks are handed: Cake's context and, as <c>Maestro</c>, the environment.</summary>
public sealed class BuildContext(ICakeContext context) : MaestroContext(context);
