namespace Maestro.Guest;

/// <summary><c>host:port</c>, or <c>[host]:port</c> for an IPv6 address.</summary>
internal sealed class EndpointAddress(string host, int port)
{
    /// <summary>Without brackets.</summary>
    public string Host { get; } = host;

    public int Port { get; } = port;

    /// <summary>Null when <paramref name="text"/> is no such address.</summary>
    public static EndpointAddress? Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon <= 0 || PortNumber.Parse(text.Substring(colon + 1)) is not { } port) return null;

        var host = text.Substring(0, colon);
        if (IsV6(host)) return host[0] == '[' && host[colon - 1] == ']' ? new EndpointAddress(host.Substring(1, colon - 2), port) : null;
        return host.IndexOfAny(['[', ']', '/', ' ']) < 0 ? new EndpointAddress(host, port) : null;
    }

    /// <summary><paramref name="host"/> as it stands before a port.</summary>
    public static string Bracketed(string host) => IsV6(host) ? $"[{host}]" : host;

    public override string ToString() => $"{Bracketed(Host)}:{Port}";

    private static bool IsV6(string host) => host.IndexOf(':') >= 0;
}
