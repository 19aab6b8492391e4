using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;

namespace Maestro.MSBuild.Tests;

public sealed class ATearDown : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("maestro-report-");
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly TearDownReport _report;

    public ATearDown() => _report = new TearDownReport(Path.Combine(_folder.FullName, "artifacts", "maestro"), _output, _error);

    [Fact]
    public void That_went_well_is_one_line()
    {
        _report.Write(Result(ExitCode.Done), ["  1. db-1 stopped", "removed 1 of 1 instance in 2.5 s"]);

        _output.ToString().ShouldBe($"Maestro: tear-down of 'shop': removed 1 of 1 instance in 2.5 s{Environment.NewLine}");
        _error.ToString().ShouldBeEmpty();
        _folder.EnumerateFileSystemInfos().ShouldBeEmpty();
    }

    [Fact]
    public void That_failed_is_said_on_standard_error_and_leaves_its_steps_in_a_file()
    {
        var fault = Catalogue.RemoveFailed(null, "db-1", "ship", "device busy");

        _report.Write(Result(ExitCode.Failed, fault), ["  1. db-1 stopped", fault.ToString()]);

        var file = Path.Combine(_folder.FullName, "artifacts", "maestro", "shop.tear-down.log");
        File.ReadAllLines(file).ShouldBe(["  1. db-1 stopped", fault.ToString()]);
        _error.ToString().ShouldContain(fault.ToString());
        _error.ToString().ShouldContain(file);
        _output.ToString().ShouldBeEmpty();
    }

    [Fact]
    public void That_failed_where_no_file_can_be_written_is_said_all_the_same()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "artifacts"), "in the way");

        _report.Write(Result(ExitCode.Failed, Catalogue.RemoveFailed(null, "db-1", "ship", "device busy")), []);

        _error.ToString().ShouldContain("device busy");
        _error.ToString().ShouldContain("cannot be written");
    }

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
        _folder.Delete(recursive: true);
    }

    private static PlayResult Result(ExitCode exitCode, params Diagnostic[] faults) => new()
    {
        Play = Play.Down,
        Environment = "shop",
        ExitCode = exitCode,
        Instances = [],
        Diagnostics = [.. faults],
    };
}
