namespace Maestro.Engine.Templates.Rendering;

/// <summary>Where templates that others name come from.</summary>
internal interface ITemplateLoader
{
    /// <summary>Whether there is one at that path, made of names and '/'.</summary>
    bool Exists(string path);

    /// <summary>Reads it; of one that is longer than <paramref name="most"/> characters not all need be read.</summary>
    TemplateFile Read(string path, int most);
}

/// <summary>A file that was read, or why it was not.</summary>
/// <param name="File">Its path, for places.</param>
/// <param name="Text">What it holds.</param>
/// <param name="Fault">Why it was not read, as the end of "the template 'x' …".</param>
internal sealed record TemplateFile(string File, string? Text, string? Fault = null);
