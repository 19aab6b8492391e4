using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Model;

/// <summary>Somebody who is told of plays. A closed set. In its texts stand the placeholders <c>{what} {action} {who} {message}</c>, written as in Python's <c>format</c>.</summary>
public abstract record Auditor
{
    private Auditor()
    {
    }

    /// <summary>How much it is told (key <c>level</c>, default <c>info</c>).</summary>
    public AuditLevel Level { get; init; }

    /// <summary>Whether a play goes on when it fails.</summary>
    public bool IgnoreErrors { get; init; }

    /// <summary>Where the auditor is defined.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>Writes into a file.</summary>
    /// <param name="File">Full path.</param>
    public sealed record Log(string File) : Auditor;

    /// <summary>Calls an address.</summary>
    /// <param name="Endpoint">The address.</param>
    public sealed record Http(Uri Endpoint) : Auditor
    {
        /// <summary><c>GET</c> or <c>POST</c>, which is the default.</summary>
        public string Method { get; init; } = "POST";

        /// <summary>What is sent, with placeholders at any depth; null: nothing.</summary>
        public JsonElement? Payload { get; init; }

        /// <summary>Headers sent with it; they may hold credentials.</summary>
        public ImmutableArray<HttpHeader> Headers { get; init; } = [];

        /// <summary>How long it may take (key <c>timeout</c>, default 3 s).</summary>
        public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(3);
    }

    /// <summary>Runs a program of this machine, which gets the instances as JSON on its standard input.</summary>
    /// <param name="Script">Its name, looked up as a shell does, or its full path.</param>
    /// <param name="Arguments">Its arguments, with placeholders.</param>
    public sealed record Exec(string Script, ImmutableArray<string> Arguments) : Auditor;

    /// <summary>Writes into a Slack channel, by a token or by a webhook.</summary>
    public sealed record Slack : Auditor
    {
        /// <summary>The channel; null where the webhook knows it.</summary>
        public string? Channel { get; init; }

        /// <summary>Token of a bot; null where a webhook is given.</summary>
        public Secret? Token { get; init; }

        /// <summary>Address of an incoming webhook: who knows it may write.</summary>
        public Secret? Webhook { get; init; }

        /// <summary>The writer's name; null: ours.</summary>
        public string? Name { get; init; }

        /// <summary>Address of the writer's picture.</summary>
        public string? Icon { get; init; }
    }

    /// <summary>Writes into a HipChat room.</summary>
    /// <param name="Room">The room.</param>
    /// <param name="Token">The token.</param>
    public sealed record HipChat(string Room, Secret Token) : Auditor
    {
        /// <summary>The writer's name; null: ours.</summary>
        public string? Name { get; init; }

        /// <summary>Address of a server of one's own.</summary>
        public Uri? Endpoint { get; init; }
    }
}

/// <summary>How much an auditor is told.</summary>
public enum AuditLevel
{
    /// <summary>Of plays.</summary>
    Info,

    /// <summary>Of each instance, too.</summary>
    Debug,
}

/// <summary>A header of a request.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, which may be a credential.</param>
public sealed record HttpHeader(string Name, Secret Value)
{
    // RFC 9110, 5.6.2.
    private static readonly SearchValues<char> NameLetters = SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Why no request can hold it; null when one can. The value is not in it.</summary>
    public string? Fault
    {
        get
        {
            if (Name.Length == 0 || Name.AsSpan().ContainsAnyExcept(NameLetters)) return "no header can have this name";

            // What comes out of a file of secrets often ends with a line break.
            return Value.Value.All(letter => letter is (>= ' ' and < '\x7f') or '\t') ? null : "its value holds a line break or a letter that is not ASCII";
        }
    }
}
