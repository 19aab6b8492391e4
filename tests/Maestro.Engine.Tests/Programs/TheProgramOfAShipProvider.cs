using System.Diagnostics;
using Maestro.Engine.Programs;

namespace Maestro.Engine.Tests.Programs;

public sealed class TheProgramOfAShipProvider : IDisposable
{
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(20);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("maestro-test-");

    [Fact]
    public void Prints_what_is_read() => Run("printf '{\"a\": \"%s\"}' \"$PWD\"; echo noise >&2").ShouldBe(($"{{\"a\": \"{_folder.FullName}\"}}", null));

    [Fact]
    public void Prints_more_than_a_pipe_holds() => Run("head -c 200000 /dev/zero | tr '\\0' ' '; echo '{}'").Text!.Length.ShouldBe(200003);

    [Fact]
    public void Is_told_that_nobody_answers_it() => Run("read answer || echo '{}'").ShouldBe(("{}\n", null));

    [Fact]
    public void Is_found_beside_the_file()
    {
        var script = Path.Combine(_folder.FullName, "ships.sh");
        File.WriteAllText(script, "#!/bin/sh\necho \"{$1}\"\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        ShipProgram.Run(["./ships.sh", "x"], _folder.FullName, Enough, CancellationToken.None).ShouldBe(("{x}\n", null));
    }

    [Fact]
    public void Fails_with_its_own_last_words() => Run("echo first >&2; echo no network >&2; exit 3").ShouldBe((null, "it ended with exit code 3: no network"));

    [Fact]
    public void Fails_where_it_is_not_there() =>
        ShipProgram.Run(["./none.sh"], _folder.FullName, Enough, CancellationToken.None).Fault!.ShouldStartWith("it cannot be run: ");

    [Fact]
    public void Is_ended_with_all_its_children_where_it_takes_too_long()
    {
        var began = Stopwatch.GetTimestamp();

        ShipProgram.Run(["sh", "-c", "sleep 1000 & echo $! >child; wait"], _folder.FullName, TimeSpan.FromSeconds(0.5), CancellationToken.None).ShouldBe((null, "it did not end within 0.5 s"));

        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(10));
        Gone(int.Parse(File.ReadAllText(Path.Combine(_folder.FullName, "child")), System.Globalization.CultureInfo.InvariantCulture)).ShouldBeTrue();
    }

    [Fact]
    public void Ends_when_it_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(0.2));

        Should.Throw<OperationCanceledException>(() => ShipProgram.Run(["sleep", "1000"], _folder.FullName, Enough, cancellation.Token));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private (string? Text, string? Fault) Run(string script) => ShipProgram.Run(["sh", "-c", script], _folder.FullName, Enough, CancellationToken.None);

    // A child of nobody is reaped by whoever it was given to, in its own time.
    private static bool Gone(int id) => SpinWait.SpinUntil(
        () =>
        {
            try
            {
                return File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);
            }
            catch (IOException)
            {
                return true;
            }
        },
        TimeSpan.FromSeconds(10));
}
