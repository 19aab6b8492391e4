using System.Net.Security;
using System.Security.Authentication;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Engine.DockerApi;

/// <summary>Speaks TLS over another connection.</summary>
internal static class TlsConnection
{
    /// <summary>Over the connections of <paramref name="inner"/>, to the host that the daemon's certificate is to name. The files are read with the first connection, once.</summary>
    public static ConnectFunction Over(ConnectFunction inner, string host, TlsSettings settings)
    {
        var files = new Lazy<TlsFiles>(() => TlsFiles.Read(settings));
        return async cancellationToken =>
        {
            var own = files.Value;
            string? refusal = null;
            var stream = await inner(cancellationToken);
            var tls = new SslStream(stream, leaveInnerStreamOpen: false);
            try
            {
                await tls.AuthenticateAsClientAsync(
                    new SslClientAuthenticationOptions
                    {
                        TargetHost = host,
                        ClientCertificateContext = own.Certificate,
                        CertificateChainPolicy = own.Policy(),
                        RemoteCertificateValidationCallback = (_, certificate, chain, errors) => (refusal = TlsVerdict.Of(host, settings, certificate, chain, errors)) is null,
                    },
                    cancellationToken);
                return tls;
            }
            catch (AuthenticationException fault)
            {
                await tls.DisposeAsync();
                throw new ConnectException(ShipFault.Tls, refusal ?? TlsVerdict.Words(fault), fault);
            }
            catch (IOException fault)
            {
                await tls.DisposeAsync();
                throw TlsVerdict.IsAboutOurCertificate(fault)
                    ? new ConnectException(ShipFault.Tls, TlsVerdict.Words(fault), fault)
                    : new ConnectException(ShipFault.Unreachable, "the connection was closed in the middle of the TLS handshake", fault);
            }
            catch
            {
                await tls.DisposeAsync();
                throw;
            }
        };
    }
}
