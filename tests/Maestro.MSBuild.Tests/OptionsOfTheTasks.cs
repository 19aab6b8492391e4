using System.Collections.Immutable;
using Maestro.Engine.Model;

namespace Maestro.MSBuild.Tests;

public sealed class OptionsOfTheTasks
{
    // Where relative paths start is a matter of each head.
    private static readonly string[] OfThisHead = [nameof(MaestroTask.WorkingDirectory), nameof(MaestroRun.OfProcess)];

    private static readonly ImmutableArray<string> OfTheEngine = [.. typeof(PlayRequest).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal)];

    [Fact]
    public void Are_those_of_the_engine_by_the_same_names() =>
        typeof(MaestroTask).GetProperties().Where(property => property.DeclaringType == typeof(MaestroTask)).Select(property => property.Name)
            .Except(OfThisHead).Order(StringComparer.Ordinal).ShouldBe(OfTheEngine);

    [Theory]
    [InlineData("Maestro.MSBuild.targets", nameof(MaestroStart))]
    [InlineData("Maestro.MSBuild.targets", nameof(MaestroStop))]
    [InlineData("Maestro.MSBuild.targets", nameof(MaestroStatus))]
    [InlineData("Maestro.MSBuild.targets", nameof(MaestroClean))]
    [InlineData("Maestro.MSBuild.targets", nameof(MaestroRestart))]
    [InlineData("Maestro.MSBuild.targets", nameof(MaestroKill))]
    [InlineData("Maestro.MSBuild.targets", nameof(MaestroSweep))]
    [InlineData("Maestro.MSBuild.targets", nameof(MaestroPull))]
    [InlineData("Maestro.MSBuild.targets", nameof(MaestroLogs))]
    [InlineData("Maestro.MSBuild.targets", nameof(MaestroCheck))]
    [InlineData("Maestro.Once.proj", nameof(MaestroRun))]
    public void Are_all_set_by_properties_of_the_targets(string file, string task)
    {
        var call = Package.Load(file).Descendants(task).ShouldHaveSingleItem();

        var options = call.Attributes().Where(attribute => !OfThisHead.Contains(attribute.Name.LocalName)).ToDictionary(attribute => attribute.Name.LocalName, attribute => attribute.Value);
        options.Keys.Order(StringComparer.Ordinal).ShouldBe(OfTheEngine);
        foreach (var (option, value) in options.Where(option => option.Key != nameof(MaestroTask.File))) value.ShouldBe($"$(Maestro{option})");
    }

    [Fact]
    public void Are_all_handed_on_to_the_project_that_starts_once()
    {
        var handedOn = Package.Load("Maestro.MSBuild.targets").Descendants("_MaestroRunProperties").ShouldHaveSingleItem().Value;

        handedOn.Split(';').Order(StringComparer.Ordinal)
            .ShouldBe(OfTheEngine.Remove(nameof(MaestroTask.File)).Select(option => $"Maestro{option}=$([MSBuild]::Escape('$(Maestro{option})'))"));
    }

    [Fact]
    public void Bad_values_are_errors_that_name_the_option_all_in_one_go()
    {
        var engine = new FakeBuildEngine();
        var task = new MaestroStatus { BuildEngine = engine, File = "none.yaml", Concurrency = "0", Timeout = "soon", Reuse = "perhaps", All = " TRUE ", Adopt = "" };

        task.Execute().ShouldBeFalse();

        engine.Errors.ShouldAllBe(error => error.Code == "MSTR0006");
        engine.Errors.Select(error => error.Message).ShouldBe(
        [
            "Concurrency: '0' is not a whole number of 1 or more",
            "Reuse: 'perhaps' is not true or false",
            "Timeout: 'soon' is not a number of seconds, 0 or more",
        ]);
    }

    [Fact]
    public void All_and_roll_back_are_on_in_a_build_unless_a_variable_stands_for_them()
    {
        var silent = new OptionReader(ImmutableDictionary<string, string>.Empty);
        var told = new OptionReader(ImmutableDictionary<string, string>.Empty.Add("MAESTRO_ALL", "false"));

        silent.FlagOnInBuilds("All", "").ShouldBe(true);
        silent.FlagOnInBuilds("All", "off").ShouldBe(false);
        told.FlagOnInBuilds("All", null).ShouldBeNull();
        told.FlagOnInBuilds("Rollback", null).ShouldBe(true);
    }
}
