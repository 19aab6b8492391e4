namespace Maestro.Engine.Templates.Rendering;

/// <summary>A path with every link in it followed.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>The path behind <paramref name="path"/>, which is a full one.</summary>
    /// <exception cref="IOException">Links go round in a circle.</exception>
    public static string Of(string path)
    {
        var links = 0;
        var root = Path.GetPathRoot(path)!;
        var real = root;
        var rest = new Stack<string>(Parts(path[root.Length..]).Reverse());
        while (rest.TryPop(out var part))
        {
            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? root;
                continue;
            }

            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks) throw new IOException("its links go round in a circle");
            if (Path.IsPathRooted(target)) (real, target) = (Path.GetPathRoot(target)!, target[Path.GetPathRoot(target)!.Length..]);
            foreach (var inner in Parts(target).Reverse()) rest.Push(inner);
        }

        return real;
    }

    private static IEnumerable<string> Parts(string path) => path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar).Where(part => part is not ("" or "."));
}
