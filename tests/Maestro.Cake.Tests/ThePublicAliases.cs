using System.Reflection;
using Cake.Core;
using Cake.Core.Annotations;

namespace Maestro.Cake.Tests;

public sealed class ThePublicAliases
{
    private static IEnumerable<MethodInfo> Aliases => typeof(MaestroAliases).GetMethods(BindingFlags.Public | BindingFlags.Static);

    [Theory]
    [InlineData("MaestroStart")]
    [InlineData("MaestroStop")]
    [InlineData("MaestroStatus")]
    [InlineData("MaestroClean")]
    [InlineData("MaestroRestart")]
    [InlineData("MaestroKill")]
    [InlineData("MaestroPull")]
    [InlineData("MaestroLogs")]
    [InlineData("MaestroRun")]
    public void Come_with_a_file_and_with_settings_sync_and_async(string name)
    {
        Second(name).ShouldBe(["file", "settings"]);
        Second($"{name}Async").ShouldBe(["file", "settings"]);
    }

    [Theory]
    [InlineData("MaestroCheck")]
    [InlineData("MaestroSweep")]
    [InlineData("MaestroDump")]
    [InlineData("MaestroDeptree")]
    public void Read_the_file_without_waiting_for_anything(string name) => Second(name).ShouldBe(["file", "settings"]);

    [Fact]
    public void Are_known_to_Cake_as_such()
    {
        typeof(MaestroAliases).GetCustomAttribute<CakeAliasCategoryAttribute>()!.Name.ShouldBe("Maestro");
        Aliases.ShouldAllBe(alias => alias.GetCustomAttribute<CakeMethodAliasAttribute>() != null && alias.GetParameters()[0].ParameterType == typeof(ICakeContext));
    }

    // Cake repeats a default in the script that it makes: as null it must compile.
    [Fact]
    public void Have_no_default_but_null() =>
        Aliases.SelectMany(alias => alias.GetParameters()).Where(parameter => parameter.IsOptional)
            .ShouldAllBe(parameter => !parameter.ParameterType.IsValueType || Nullable.GetUnderlyingType(parameter.ParameterType) != null);

    private static IEnumerable<string> Second(string name) =>
        Aliases.Where(alias => alias.Name == name).Select(alias => alias.GetParameters()[1].Name!).Order(StringComparer.Ordinal);
}
