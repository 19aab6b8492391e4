using Maestro.Engine.DockerApi.Contracts;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Engine.DockerApi;

/// <summary>
/// A pull: the daemon answers 200 as soon as it has something to tell, so that most failures come as a line in the middle of the answer. No limit as a
/// whole, but one on silence.
/// </summary>
internal static class ImagePull
{
    public static async Task RunAsync(DockerConnection connection, string image, RegistryLogin? login, IProgress<PullProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(image);

        // Without a tag the daemon would pull all there are. A digest goes where the tag goes.
        var digest = image.IndexOf('@', StringComparison.Ordinal);
        var tag = digest < 0 ? ImageReference.Tag(image) : image[(digest + 1)..];
        var path = $"images/create?fromImage={Uri.EscapeDataString(ImageReference.Repository(image))}&tag={Uri.EscapeDataString(tag)}";
        var request = new DockerRequest(HttpMethod.Post, path, $"pull {image}", RequestDeadlines.PullSilence)
        {
            WhenLate = ShipFault.Stalled,
            AsksRegistry = true,
            RegistryAuth = login is null ? null : RegistryAuthText.Header(login),
        };

        using var stream = await connection.OpenAsync(request, cancellationToken);
        var layers = new LayerSum();
        while (await stream.ReadLineAsync(DockerJson.Default.PullLine, stream.Deadline.Token) is { } line)
        {
            stream.Deadline.Restart();
            if ((line.ErrorDetail?.Message ?? line.Error) is { Length: > 0 } reason)
            {
                throw new ShipException(connection.Ship, ShipFault.Refused, request.Words, OneLine.Of(reason)) { Status = stream.Status };
            }

            if (line.Status is { } status) progress?.Report(layers.With(line, status));
        }
    }
}
