using Maestro.Engine.Model;

namespace Maestro.Engine.Lifecycle;

/// <summary>The variables of a container as pairs.</summary>
internal static class ContainerVariables
{
    /// <summary>Those with a value; of those with one name the last, as the daemon takes them.</summary>
    public static Dictionary<string, string> Of(Instance instance)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in instance.Container.Env)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0) variables[text[..equals]] = text[(equals + 1)..];
        }

        return variables;
    }
}
