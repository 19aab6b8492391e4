// The images that tests and examples run: of Debian's packages where there are any, so that no registry is needed; pulled elsewhere.

record BaseImage(string Name, string Rootfs, string Public, params string[] Changes);

BaseImage[] baseImages =
[
    new("maestro/busybox:1", "busybox", "busybox:1", """CMD ["sh"]"""),
    new("maestro/redis:7", "redis", "redis:7", "EXPOSE 6379/tcp", """CMD ["redis-server", "--protected-mode", "no", "--save", ""]"""),
];

Task("Images")
    .Description("Makes the images of the tests and examples in the Docker daemon.")
    .IsDependentOn("Docker")
    .Does(() => MakeImages(docker));

async Task MakeImages(DockerDaemon docker)
{
    foreach (var image in baseImages)
    {
        if (await docker.HasImage(image.Name))
            continue;

        if (FileExists("/etc/debian_version"))
        {
            Information("{0}: from Debian packages", image.Name);
            await docker.Import(image.Name, RootfsOf(image).FullPath, image.Changes);
        }
        else
        {
            Information("{0}: pulled as {1}", image.Name, image.Public);
            await docker.Pull(image.Public, image.Name);
        }
    }

    // Always: the daemon's cache makes it nothing where no file has changed.
    await docker.Build("maestro/guestbook-web:1", MakeAbsolute(Directory("./examples/guestbook/web")).FullPath);
    Information("Images: {0}, maestro/guestbook-web:1", string.Join(", ", baseImages.Select(i => i.Name)));
}

FilePath RootfsOf(BaseImage image)
{
    var folder = artifacts.Combine("images");
    var tar = folder.CombineWithFilePath($"{image.Rootfs}.tar");
    if (!FileExists(tar) && StartProcess("bash", $"build/images/rootfs.sh {image.Rootfs} \"{folder}\"") != 0)
        throw new CakeException($"The files of {image.Name} could not be made; the reason stands above.");
    return tar;
}
