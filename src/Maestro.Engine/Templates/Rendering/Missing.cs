namespace Maestro.Engine.Templates.Rendering;

/// <summary>Stands in a variable that has no value; reading it gives something undefined.</summary>
internal static class Missing
{
    public static object Value { get; } = new();
}
