using Cake.Core;
using Maestro.Engine.Diagnostics;

namespace Maestro.Cake.Tests;

public sealed class WhenAShipIsOutOfReach : IDisposable
{
    private readonly ScriptContext _script = new();

    public WhenAShipIsOutOfReach() => _script.WriteEnvironment("ip: 127.0.0.1, socket_path: /nowhere/docker.sock");

    [Fact]
    public void A_start_throws_with_the_code_of_the_ship_and_logs_the_error()
    {
        var failure = Should.Throw<CakeException>(() => _script.Context.MaestroStart());

        failure.ExitCode.ShouldBe((int)ExitCode.ShipUnreachable);
        failure.Message.ShouldContain("MSTR0301");
        failure.Message.ShouldContain("/nowhere/docker.sock");
        _script.Errors.ShouldContain(line => line.Contains("MSTR0301", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_start_throws_the_same_from_its_async_form() =>
        (await Should.ThrowAsync<CakeException>(() => _script.Context.MaestroStartAsync())).ExitCode.ShouldBe((int)ExitCode.ShipUnreachable);

    [Fact]
    public void A_run_has_no_scope_to_enter() =>
        Should.Throw<CakeException>(() => _script.Context.MaestroRun()).ExitCode.ShouldBe((int)ExitCode.ShipUnreachable);

    [Fact]
    public void A_check_does_not_notice() => Should.NotThrow(() => _script.Context.MaestroCheck());

    public void Dispose() => _script.Dispose();
}
