using System.Text;

namespace Maestro.Guest;

/// <summary>The file with the endpoints of an environment that its start lays beside a test assembly. Where there is none, it holds nothing.</summary>
internal sealed class EndpointsFile
{
    public const string Name = "maestro.endpoints.json";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);
    private readonly List<Endpoint> _endpoints = [];

    private EndpointsFile(string path) => Path = path;

    public string Path { get; }

    public bool Exists { get; private set; }

    /// <summary>Link variables, and of each endpoint its variable.</summary>
    public IReadOnlyDictionary<string, string> Variables => _variables;

    public IReadOnlyList<Endpoint> Endpoints => _endpoints;

    /// <exception cref="MaestroEnvironmentException">The file cannot be read, or is none of schema 1.</exception>
    public static EndpointsFile Read(string folder)
    {
        var file = new EndpointsFile(System.IO.Path.Combine(folder, Name));
        try
        {
            if (file.Text() is { } text) file.Take(JsonReader.Read(text));
            return file;
        }
        catch (Exception exception) when (exception is FormatException or DecoderFallbackException or IOException or UnauthorizedAccessException)
        {
            throw Errors.WrongFile(file.Path, exception);
        }
    }

    // The next start may delete or replace it at any time.
    private string? Text()
    {
        try
        {
            using var stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Utf8);
            return reader.ReadToEnd();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private void Take(object? json)
    {
        Exists = true;
        var root = As<Dictionary<string, object?>>(json, "the whole", "an object");
        if (Member<double>(root, "schema", "a number") != 1) throw new FormatException("its schema is not 1; another version of Maestro.Guest reads it");

        foreach (var variable in Member<Dictionary<string, object?>>(root, "variables", "an object")) _variables[variable.Key] = As<string>(variable.Value, $"'{variable.Key}'", "a text");
        foreach (var element in Member<List<object?>>(root, "endpoints", "an array")) Add(As<Dictionary<string, object?>>(element, "an endpoint", "an object"));
    }

    private void Add(Dictionary<string, object?> endpoint)
    {
        var number = Member<double>(endpoint, "number", "a number");
        if (!PortNumber.IsPort(number)) throw new FormatException("'number' is to be one of 1 to 65535");

        var variable = Member<string>(endpoint, "variable", "a text");
        _variables[variable] = new EndpointAddress(Member<string>(endpoint, "host", "a text"), (int)number).ToString();
        _endpoints.Add(new Endpoint(Member<string>(endpoint, "instance", "a text"), Member<string>(endpoint, "port", "a text"), variable));
    }

    private static T Member<T>(Dictionary<string, object?> members, string name, string kind) =>
        members.TryGetValue(name, out var value) ? As<T>(value, $"'{name}'", kind) : throw new FormatException($"'{name}' is missing");

    private static T As<T>(object? value, string what, string kind) => value is T right ? right : throw new FormatException($"{what} is to be {kind}");
}
