using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Maestro.Scenarios.Registries;

/// <summary>An image of one layer that no daemon has, put into a registry by the registry's own API.</summary>
/// <param name="Name">Its reference: <c>127.0.0.1:5000/app:1</c>.</param>
/// <param name="Path">Its repository's path: <c>app</c>.</param>
/// <param name="Layer">The layer's digest.</param>
internal sealed record RegistryImage(string Name, string Path, string Layer)
{
    private const string Manifest = "application/vnd.docker.distribution.manifest.v2+json";

    /// <summary>Its reference in another host's words: a proxy's.</summary>
    public string At(string host) => $"{host}/{Path}:1";

    /// <summary>Puts an image there whose layer has that many random bytes.</summary>
    public static async Task<RegistryImage> PutAsync(RegistryProcess registry, int bytes = 10_000)
    {
        // Docker trusts what is on the loopback, and so do we.
        using var handler = new HttpClientHandler { CheckCertificateRevocationList = true, ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };
        using var http = new HttpClient(handler);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Password.User}:{Password.Right}")));
        var path = $"t{Guid.NewGuid():N}";
        var repository = $"{await SchemeAsync(http, registry.Host)}://{registry.Host}/v2/{path}";

        var tar = Tar(bytes);
        var layer = Zipped(tar);
        var config = Encoding.UTF8.GetBytes($$$"""{"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":["{{{Digest(tar)}}}"] } }""");
        await PutBlobAsync(http, repository, layer);
        await PutBlobAsync(http, repository, config);
        using var manifest = new StringContent($$$"""
            {"schemaVersion":2,"mediaType":"{{{Manifest}}}",
             "config":{"mediaType":"application/vnd.docker.container.image.v1+json","size":{{{config.Length}}},"digest":"{{{Digest(config)}}}"},
             "layers":[{"mediaType":"application/vnd.docker.image.rootfs.diff.tar.gzip","size":{{{layer.Length}}},"digest":"{{{Digest(layer)}}}"}]}
            """, Encoding.UTF8, new MediaTypeHeaderValue(Manifest));
        using var answer = await http.PutAsync(new Uri($"{repository}/manifests/1"), manifest);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return new RegistryImage($"{registry.Host}/{path}:1", path, Digest(layer));
    }

    private static async Task<string> SchemeAsync(HttpClient http, string host)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri($"https://{host}/v2/"));
            return "https";
        }
        catch (HttpRequestException)
        {
            return "http";
        }
    }

    private static async Task PutBlobAsync(HttpClient http, string repository, byte[] blob)
    {
        using var upload = await http.PostAsync(new Uri($"{repository}/blobs/uploads/"), null);
        var place = upload.Headers.Location!;
        using var content = new ByteArrayContent(blob);
        using var answer = await http.PutAsync(new Uri($"{place}{(place.Query.Length > 0 ? '&' : '?')}digest={Digest(blob)}"), content);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    private static byte[] Tar(int bytes)
    {
        using var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, leaveOpen: true))
        {
            writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "data") { DataStream = new MemoryStream(RandomNumberGenerator.GetBytes(bytes)) });
        }

        return stream.ToArray();
    }

    private static byte[] Zipped(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var zip = new GZipStream(stream, CompressionLevel.NoCompression)) zip.Write(bytes);
        return stream.ToArray();
    }

    private static string Digest(byte[] bytes) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}";
}
