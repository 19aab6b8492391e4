namespace Maestro.Guest.Tests;

public sealed class WhenAContainerAsksAboutItself : IDisposable
{
    private readonly Surroundings _surroundings = new("MAESTRO_ENVIRONMENT_NAME=shop", "SERVICE_NAME=web.api", "CONTAINER_NAME=api-1", "CONTAINER_HOST_ADDRESS=10.0.0.1");

    public void Dispose() => _surroundings.Dispose();

    [Fact]
    public void It_is_told_its_names()
    {
        var guest = _surroundings.Guest;

        guest.EnvironmentName.ShouldBe("shop");
        guest.ServiceName.ShouldBe("web.api");
        guest.ContainerName.ShouldBe("api-1");
        guest.ContainerHostAddress.ShouldBe("10.0.0.1");
    }

    [Fact]
    public void An_environment_without_a_name_is_local()
    {
        using var none = new Surroundings();

        none.Guest.EnvironmentName.ShouldBe("local");
    }

    [Theory]
    [InlineData("SERVICE_NAME", "Service name was not defined: variable SERVICE_NAME is not set")]
    [InlineData("CONTAINER_NAME", "Container name was not defined: variable CONTAINER_NAME is not set")]
    [InlineData("CONTAINER_HOST_ADDRESS", "Container host address was not defined: variable CONTAINER_HOST_ADDRESS is not set")]
    public void What_is_empty_counts_as_not_set(string variable, string said)
    {
        _surroundings.Set($"{variable}=");

        Should.Throw<MaestroEnvironmentException>(() => string.Concat(_surroundings.Guest.ServiceName, _surroundings.Guest.ContainerName, _surroundings.Guest.ContainerHostAddress))
            .Message.ShouldBe(said);
    }

    [Fact]
    public void Its_port_is_the_one_inside_of_it()
    {
        _surroundings.Set("WEB_API_API_1_HTTP_PORT=80");
        _surroundings.Set("WEB_API_API_1_HTTP_INTERNAL_PORT=8080");

        _surroundings.Guest.Port("http", null).ShouldBe(8080);
        _surroundings.Guest.Port("http", 1).ShouldBe(8080);
    }

    [Fact]
    public void A_port_that_is_not_set_is_named_unless_there_is_a_fallback()
    {
        Should.Throw<MaestroEnvironmentException>(() => _surroundings.Guest.Port("http", null))
            .Message.ShouldBe("No internal port http defined for container api-1 of service web.api: variable WEB_API_API_1_HTTP_INTERNAL_PORT is not set");
        _surroundings.Guest.Port("http", 8080).ShouldBe(8080);
    }

    [Fact]
    public void Outside_of_any_container_a_fallback_is_its_port()
    {
        using var none = new Surroundings();

        none.Guest.Port("http", 8080).ShouldBe(8080);
        Should.Throw<MaestroEnvironmentException>(() => none.Guest.Port("http", null)).Message.ShouldStartWith("Service name was not defined");
    }

    [Theory]
    [InlineData("127.0.0.1 169.254.1.1 172.17.0.2 10.0.0.1", "172.17.0.2")]
    [InlineData("fd00::2 172.17.0.2", "172.17.0.2")]
    [InlineData("fe80::1 ::1 fd00::2", "fd00::2")]
    [InlineData("127.0.1.1 ::1", null)]
    public void Its_internal_address_is_the_first_that_others_can_reach(string addresses, string? expected) =>
        (ContainerAddress.Best(addresses.Split(' ').Select(System.Net.IPAddress.Parse))?.ToString()).ShouldBe(expected);

    // A machine may have no network at all.
    [Fact]
    public void Its_internal_address_is_one_of_its_machine_or_an_error()
    {
        try
        {
            System.Net.IPAddress.IsLoopback(System.Net.IPAddress.Parse(Guest.ContainerInternalAddress())).ShouldBeFalse();
        }
        catch (MaestroEnvironmentException exception)
        {
            exception.Message.ShouldStartWith("Container internal address was not found");
        }
    }
}
