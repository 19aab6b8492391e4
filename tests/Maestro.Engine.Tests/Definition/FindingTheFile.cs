using System.Text;
using Maestro.Engine.Definition;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Tests.Definition;

public sealed class FindingTheFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maestro-file-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("maestro.yaml", "maestro.yaml maestro.yml")]
    [InlineData("maestro.yaml", "maestro.yaml")]
    [InlineData("maestro.yml", "maestro.yml")]
    public void Takes_the_first_default_name_that_is_there(string expected, string present)
    {
        foreach (var name in present.Split(' ')) Write(name, "name: n");

        var read = Read(null);

        read.File.ShouldBe(Path.Combine(_folder, expected));
        read.Directory.ShouldBe(_folder);
    }

    [Fact]
    public void Takes_a_path_relative_to_the_working_directory()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "sub"));
        Write("sub/env.yaml", "\uFEFFname: n");

        var read = Read("sub/../sub/env.yaml");

        read.ShouldBe(new EnvironmentText(Path.Combine(_folder, "sub", "env.yaml"), Path.Combine(_folder, "sub"), "name: n"));
    }

    [Fact]
    public void Reads_standard_input()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("name: n"));

        EnvironmentFile.Read("-", _folder, () => stream).ShouldBe(new EnvironmentText("<stdin>", _folder, "name: n"));
    }

    [Theory]
    [InlineData(null, "neither maestro.yaml nor maestro.yml")]
    [InlineData("gone.yaml", "does not exist")]
    [InlineData("gone/gone.yaml", "does not exist")]
    [InlineData(".", "is a directory")]
    public void Says_what_is_wrong_with_the_path(string? file, string expected)
    {
        var fault = Should.Throw<MaestroException>(() => Read(file));

        fault.ExitCode.ShouldBe(ExitCode.InvalidFile);
        fault.Diagnostics.ShouldHaveSingleItem().Message.ShouldContain(expected);
    }

    [Fact]
    public void Stops_reading_what_does_not_end()
    {
        using var endless = new Endless();

        Should.Throw<MaestroException>(() => EnvironmentFile.Read("-", _folder, () => endless)).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("MSTR0104");
    }

    private EnvironmentText Read(string? file) => EnvironmentFile.Read(file, _folder, () => Stream.Null);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    private sealed class Endless : MemoryStream
    {
        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)' ');
            return buffer.Length;
        }
    }
}
