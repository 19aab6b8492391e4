using Maestro.Engine.Diagnostics;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Registries;

/// <summary>An image to pull, and who wants to hear of it.</summary>
/// <param name="Image">The reference.</param>
/// <param name="Location">Where the image is asked for.</param>
/// <param name="Progress">Told how far the layers are.</param>
/// <param name="Say">Told in words why it waits.</param>
/// <param name="Warn">Told what is wrong beside it.</param>
internal sealed record PullOrder(string Image, SourceLocation? Location, IProgress<PullProgress> Progress, Action<string> Say, Action<Diagnostic> Warn);
