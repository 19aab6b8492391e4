using System.Xml.Linq;
using Maestro.Engine.Reports;

namespace Maestro.MSBuild.Tests;

public sealed class NamesThatUsersSee
{
    private readonly XElement _targets = Package.Load("Maestro.MSBuild.targets");

    [Fact]
    public void Targets_are_the_plays_and_all_others_are_private() =>
        _targets.Elements("Target").Select(target => (string)target.Attribute("Name")!).Where(name => !name.StartsWith("_Maestro", StringComparison.Ordinal))
            .ShouldBe(["MaestroStart", "MaestroStop", "MaestroStatus", "MaestroClean", "MaestroRestart", "MaestroKill", "MaestroSweep", "MaestroPull", "MaestroLogs", "MaestroCheck"]);

    [Fact]
    public void No_property_or_item_of_others_is_touched_but_the_run_settings_and_the_command_of_a_test_application() =>
        _targets.Descendants().Where(element => element.Parent!.Name.LocalName is "PropertyGroup" or "ItemGroup").Select(element => element.Name.LocalName)
            .Where(name => !name.StartsWith("_Maestro", StringComparison.Ordinal)).ShouldBe(["MaestroEnabled", "AvailableItemName", "VSTestCLIRunSettings", "RunArguments", "RunCommand"]);

    [Fact]
    public void The_endpoints_file_is_called_as_the_engine_calls_it() =>
        _targets.Descendants("_MaestroEndpointsFile").ShouldHaveSingleItem().Value.ShouldBe(EndpointsFile.Name);
}
