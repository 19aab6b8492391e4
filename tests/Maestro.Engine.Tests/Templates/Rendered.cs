using System.Text.Json;
using Maestro.Engine.Templates;
using Maestro.Engine.Templates.Rendering;

namespace Maestro.Engine.Tests.Templates;

/// <summary>Renders texts as the main template, main.yaml.</summary>
internal static class Rendered
{
    private static readonly IReadOnlyDictionary<string, string> NoTexts = new Dictionary<string, string>();
    private static readonly IReadOnlyDictionary<string, object?> NoValues = new Dictionary<string, object?>();

    public static string Text(string template, IReadOnlyDictionary<string, object?>? context = null, IReadOnlyDictionary<string, string>? files = null) => Of(template, context, files).Text;

    /// <summary>Renders with a context, of which <c>env</c> holds environment variables, and files to include.</summary>
    public static RenderedText Of(string template, IReadOnlyDictionary<string, object?>? context = null, IReadOnlyDictionary<string, string>? files = null) =>
        TemplateRenderer.Render(Request(template, context, files), CancellationToken.None);

    public static TemplateRequest Request(string template, IReadOnlyDictionary<string, object?>? context = null, IReadOnlyDictionary<string, string>? files = null) => new()
    {
        File = "main.yaml",
        Text = template,
        Directory = "/nowhere",
        Variables = (context?.GetValueOrDefault("env") as IReadOnlyDictionary<string, object?>)?.ToDictionary(pair => pair.Key, pair => (string)pair.Value!) ?? NoTexts,
        MoreVariables = context?.Where(pair => pair.Key != "env").ToDictionary(pair => pair.Key, pair => pair.Value) ?? NoValues,
        Loader = new FilesOfATest(files ?? NoTexts),
    };

    /// <summary>A context, which is JSON.</summary>
    public static IReadOnlyDictionary<string, object?>? Context(JsonElement json) => (IReadOnlyDictionary<string, object?>?)Value(json);

    private static object? Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().ToDictionary(property => property.Name, property => Value(property.Value)),
        JsonValueKind.Array => json.EnumerateArray().Select(Value).ToList(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetInt64(out var integer) ? integer : (object)json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private sealed class FilesOfATest(IReadOnlyDictionary<string, string> files) : ITemplateLoader
    {
        public bool Exists(string path) => files.ContainsKey(path);

        public TemplateFile Read(string path, int most) => files.TryGetValue(path, out var text) ? new TemplateFile(path, text) : new TemplateFile(path, null, "does not exist");
    }
}
