using System.Collections.Immutable;
using System.Text.Json;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Model;

/// <summary>What an http check may say of its requests (key <c>requests_options</c>), with the meanings that Python's requests gives it.</summary>
public sealed record RequestOptions
{
    /// <summary>Whether the server's certificate is verified.</summary>
    public bool Verify { get; init; } = true;

    /// <summary>Full path of the certificates of the authorities that are trusted; null: the system's.</summary>
    public string? AuthorityFile { get; init; }

    /// <summary>Headers; they may hold credentials.</summary>
    public ImmutableArray<HttpHeader> Headers { get; init; } = [];

    /// <summary>Who logs in, by Basic authentication.</summary>
    public string? Username { get; init; }

    /// <summary>The password; given when <see cref="Username"/> is.</summary>
    public Secret? Password { get; init; }

    /// <summary>How long one request may take; null: as long as any probe.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The body as it is sent; null: none.</summary>
    public Secret? Body { get; init; }

    /// <summary>The body as fields of a form.</summary>
    public ImmutableArray<HttpField> Form { get; init; } = [];

    /// <summary>The body as JSON; null: none.</summary>
    public JsonElement? Json { get; init; }

    /// <summary>What is appended to the query.</summary>
    public ImmutableArray<HttpField> Parameters { get; init; } = [];

    /// <summary>Whether redirections are followed.</summary>
    public bool AllowRedirects { get; init; } = true;

    /// <summary>Where they are given.</summary>
    public SourceLocation? Location { get; init; }
}

/// <summary>A field of a form or of a query.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, which may be a credential.</param>
public sealed record HttpField(string Name, Secret Value);
