using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace Maestro.Engine.Yaml;

/// <summary>
/// Makes YamlDotNet's peek idempotent. Its parser peeks twice after an anchored scalar, and the second peek of its scanner dequeues what the
/// first found, so that <c>{a: &amp;x 1, b: 2}</c> is refused (YamlDotNet issue #949 mends only the last entry of a map).
/// </summary>
internal sealed class FixedScanner(IScanner inner) : IScanner
{
    public Mark CurrentPosition => inner.CurrentPosition;

    public Token? Current => inner.Current;

    public bool MoveNext() => inner.MoveNext();

    public bool MoveNextWithoutConsuming() => inner.Current is not null and not StreamEnd || inner.MoveNextWithoutConsuming();

    public void ConsumeCurrent() => inner.ConsumeCurrent();
}
