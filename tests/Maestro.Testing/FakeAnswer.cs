using System.Globalization;
using System.Text;

namespace Maestro.Testing;

/// <summary>Answers as a daemon gives them, in bytes.</summary>
public static class FakeAnswer
{
    /// <summary>The head of an answer whose body follows in chunks.</summary>
    public static string Streamed => "HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";

    /// <summary>JSON.</summary>
    public static string Json(int status, string json) => Of(status, "application/json", json);

    /// <summary>Docker's error: a message in JSON.</summary>
    public static string Error(int status, string message) => Json(status, $$"""{"message":"{{message}}"}""");

    /// <summary>Plain text.</summary>
    public static string Text(int status, string text, string version = "1.41") => Of(status, "text/plain; charset=utf-8", text, version);

    /// <summary>No body.</summary>
    public static string Empty(int status) => string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Whatever\r\nApi-Version: 1.41\r\n\r\n");

    private static string Of(int status, string type, string body, string version = "1.41") => string.Create(
        CultureInfo.InvariantCulture,
        $"HTTP/1.1 {status} Whatever\r\nApi-Version: {version}\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
}
