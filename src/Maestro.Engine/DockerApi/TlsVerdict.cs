using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Maestro.Engine.Model;

namespace Maestro.Engine.DockerApi;

/// <summary>What is wrong with a daemon's certificate, or with ours, and what to do.</summary>
internal static class TlsVerdict
{
    /// <summary>Null: it is good, or it does not matter.</summary>
    public static string? Of(string host, TlsSettings settings, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (!settings.Verify || errors == SslPolicyErrors.None) return null;
        if (certificate is not X509Certificate2 shown) return "it shows no certificate";

        // Of several faults the first that somebody can mend by himself.
        var flags = (chain?.ChainStatus ?? []).Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status);
        if (flags.HasFlag(X509ChainStatusFlags.NotTimeValid)) return Time(shown);
        if ((flags & (X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.NotSignatureValid)) != 0)
            return $"its certificate (of {Name(shown.Issuer)}) is not signed by an authority of {settings.AuthorityFile ?? "this system"}: name the right authority in tls_ca_cert";
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return $"its certificate is for {Names(shown)}, and not for {host}: name it so in 'endpoint', or give the daemon a certificate for {host}";
        return $"its certificate is refused: {string.Join(", ", (chain?.ChainStatus ?? []).Select(status => OneLine.Of(status.StatusInformation)).DefaultIfEmpty(errors.ToString()))}";
    }

    /// <summary>What a broken handshake, or a connection that the daemon ended after it, says.</summary>
    public static string Words(Exception fault)
    {
        if (IsAboutOurCertificate(fault)) return "it takes no client without a certificate of its authority: name ours in tls_cert and tls_key, and see who signed it";

        for (var inner = fault; inner is not null; inner = inner.InnerException)
        {
            if (inner.Message.Contains("wrong version number", StringComparison.OrdinalIgnoreCase) || inner.Message.Contains("corrupted frame", StringComparison.OrdinalIgnoreCase))
                return "what answers does not speak TLS: see docker_port, or leave out 'tls'";
        }

        var last = fault;
        while (last.InnerException is { } inner) last = inner;
        return $"the handshake fails: {OneLine.Of(last.Message)}";
    }

    /// <summary>Whether the daemon refused our certificate, or that we have none. With TLS 1.3 it says so after the handshake, when its first answer is read.</summary>
    public static bool IsAboutOurCertificate(Exception fault)
    {
        for (var inner = fault; inner is not null; inner = inner.InnerException)
        {
            if (inner.Message.Contains("alert", StringComparison.Ordinal) && inner.Message.Contains("certificate", StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static string Time(X509Certificate2 certificate) => string.Create(
        CultureInfo.InvariantCulture,
        $"its certificate, or that of its authority, is not valid now ({certificate.NotBefore.ToUniversalTime():yyyy-MM-dd} to {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}): renew it, or set the clocks");

    private static string Names(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(extension => extension.EnumerateDnsNames().Concat(extension.EnumerateIPAddresses().Select(address => address.ToString()))).ToList();
        return names.Count > 0 ? string.Join(", ", names) : Name(certificate.Subject);
    }

    private static string Name(string distinguished) => OneLine.Of(distinguished);
}
