using System.Net.Sockets;
using Maestro.Engine.Ships;

namespace Maestro.Engine.DockerApi;

/// <summary>What an exception of the HTTP client means: kind and plain words.</summary>
internal static class ConnectionFault
{
    /// <summary>Reads <paramref name="exception"/> and what it wraps.</summary>
    public static (ShipFault Fault, string Reason) Read(Exception exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            switch (current)
            {
                case ConnectException connect:
                    return (connect.Fault, connect.Message);
                case IOException or System.Security.Authentication.AuthenticationException when TlsVerdict.IsAboutOurCertificate(current):
                    return (ShipFault.Tls, TlsVerdict.Words(current));
                case SocketException socket:
                    return (ShipFault.Unreachable, Words(socket));
                case HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse }:
                case HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse }:
                    return (ShipFault.NotDocker, "its answer is not HTTP");
                case HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded }:
                case HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded }:
                    return (ShipFault.Unreachable, "the connection was closed before the answer was complete");
            }
        }

        return (ShipFault.Unreachable, OneLine.Of(exception.Message));
    }

    /// <summary>A socket's error in plain words.</summary>
    public static string Words(SocketException exception) => exception.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => "connection refused",
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => "the connection was reset",
        SocketError.TimedOut => "the other side went silent",
        SocketError.HostUnreachable or SocketError.HostDown => "no route to host",
        SocketError.NetworkUnreachable or SocketError.NetworkDown => "the network is unreachable",
        SocketError.HostNotFound or SocketError.NoData => "no such host name",
        SocketError.TryAgain or SocketError.NoRecovery => "the host name cannot be resolved now",
        SocketError.AccessDenied => "the system forbids the connection",
        _ => OneLine.Of(exception.Message),
    };
}
