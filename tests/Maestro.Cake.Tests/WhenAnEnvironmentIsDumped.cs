using System.Text.Json;
using Cake.Core;
using Maestro.Engine.Diagnostics;

namespace Maestro.Cake.Tests;

public sealed class WhenAnEnvironmentIsDumped : IDisposable
{
    private readonly ScriptContext _script = new();

    [Fact]
    public void The_script_gets_json_with_every_instance()
    {
        _script.WriteEnvironment();

        using var json = JsonDocument.Parse(_script.Context.MaestroDump());

        json.RootElement.GetProperty("name").GetString().ShouldBe("trial");
        json.RootElement.GetProperty("instances").GetProperty("web-1").GetProperty("create").GetProperty("Image").GetString().ShouldBe("maestro/busybox:1");
    }

    [Fact]
    public void Secrets_are_stars_unless_the_settings_ask_for_them()
    {
        _script.Write("maestro.yaml", """
            __maestro: {schema: 2}
            name: trial
            ships: {local: {ip: 127.0.0.1}}
            services:
              web:
                image: maestro/busybox:1
                env: {DB_PASSWORD: hunter2}
                instances: {web-1: {ship: local}}

            """);

        _script.Context.MaestroDump().ShouldNotContain("hunter2");
        _script.Context.MaestroDump(new MaestroSettings { ShowSecrets = true }).ShouldContain("hunter2");
        _script.Log.Lines.ShouldNotContain(line => line.Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public void A_wrong_file_is_told_of_with_its_place()
    {
        _script.Write("maestro.yaml", "name: trial\nships: 7\n");

        var failure = Should.Throw<CakeException>(() => _script.Context.MaestroDump());

        failure.ExitCode.ShouldBe((int)ExitCode.InvalidFile);
        failure.Message.ShouldContain("maestro.yaml(2,8): error MSTR");
    }

    public void Dispose() => _script.Dispose();
}
