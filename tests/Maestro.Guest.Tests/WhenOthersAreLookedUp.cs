namespace Maestro.Guest.Tests;

public sealed class WhenOthersAreLookedUp : IDisposable
{
    private readonly Surroundings _surroundings = new(
        "DB_INSTANCES=db-2,db-1,db-10",
        "DB_DB_1_HOST=10.0.0.1",
        "DB_DB_1_SQL_PORT=5432",
        "DB_DB_1_ADMIN_PORT=5433",
        "DB_DB_1_SQL_INTERNAL_PORT=15432",
        "DB_DB_2_HOST=fd00::2",
        "DB_DB_2_SQL_PORT=5432",
        "DB_DB_2_ADMIN_PORT=5434",
        "DB_DB_10_HOST=db.example",
        "DB_DB_10_SQL_PORT=5432",
        "DB_DB_10_ADMIN_PORT=5435");

    public void Dispose() => _surroundings.Dispose();

    [Fact]
    public void A_host_and_its_ports_are_found()
    {
        _surroundings.Guest.HostOf("db", "db-1").ShouldBe("10.0.0.1");
        _surroundings.Guest.PortOf("db", "db-1", "sql", null).ShouldBe(5432);
        _surroundings.Guest.ExposedPortOf("db", "db-1", "sql", null).ShouldBe(15432);
    }

    [Fact]
    public void What_is_not_set_is_named_with_its_variable()
    {
        Should.Throw<MaestroEnvironmentException>(() => _surroundings.Guest.HostOf("db", "db-3"))
            .Message.ShouldBe("No host defined for container db-3 of service db: variable DB_DB_3_HOST is not set");
        Should.Throw<MaestroEnvironmentException>(() => _surroundings.Guest.PortOf("db", "db-3", "sql", null))
            .Message.ShouldBe("No port sql defined for container db-3 of service db: variable DB_DB_3_SQL_PORT is not set");
        Should.Throw<MaestroEnvironmentException>(() => _surroundings.Guest.ExposedPortOf("db", "db-3", "sql", null))
            .Message.ShouldBe("No internal port sql defined for container db-3 of service db: variable DB_DB_3_SQL_INTERNAL_PORT is not set");
    }

    [Fact]
    public void A_fallback_wins_over_the_error()
    {
        _surroundings.Guest.PortOf("db", "db-3", "sql", 1).ShouldBe(1);
        _surroundings.Guest.ExposedPortOf("db", "db-3", "sql", 2).ShouldBe(2);
        _surroundings.Guest.PortOf("db", "db-1", "sql", 3).ShouldBe(5432);
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("8000-8010")]
    [InlineData("+80")]
    [InlineData(" 80")]
    [InlineData("0")]
    [InlineData("65536")]
    public void A_port_that_is_no_number_is_named_with_its_value(string value)
    {
        _surroundings.Set($"DB_DB_1_SQL_PORT={value}");

        Should.Throw<MaestroEnvironmentException>(() => _surroundings.Guest.PortOf("db", "db-1", "sql", 1)).Message.ShouldBe($"variable DB_DB_1_SQL_PORT is '{value}', which is no port number (1 to 65535)");
    }

    [Fact]
    public void Nodes_are_sorted_by_name() => _surroundings.Guest.Nodes("db", [], 1).ShouldBe(["10.0.0.1", "db.example", "fd00::2"]);

    [Fact]
    public void Nodes_have_the_ports_that_were_asked_for() =>
        _surroundings.Guest.Nodes("db", ["sql", "admin"], 3).ShouldBe(["10.0.0.1:5432:5433", "db.example:5432:5435", "[fd00::2]:5432:5434"]);

    [Fact]
    public void Too_few_nodes_are_an_error()
    {
        Should.Throw<MaestroEnvironmentException>(() => _surroundings.Guest.Nodes("db", [], 4)).Message.ShouldBe("No or not enough db nodes configured: variable DB_INSTANCES names 3 of at least 4");
        Should.Throw<MaestroEnvironmentException>(() => _surroundings.Guest.Nodes("web", [], 1)).Message.ShouldStartWith("No or not enough web nodes configured");
        _surroundings.Guest.Nodes("web", [], 0).ShouldBeEmpty();
    }

    [Fact]
    public void The_file_is_asked_for_what_is_not_in_the_environment()
    {
        using var surroundings = new Surroundings("WEB_WEB_1_HOST=10.0.0.1").With(
            """{"schema": 1, "variables": {"WEB_WEB_1_HOST": "10.0.0.9", "WEB_WEB_1_HTTP_PORT": "80", "WEB_INSTANCES": "web-1"}, "endpoints": []}""");

        surroundings.Guest.Nodes("web", ["http"], 1).ShouldBe(["10.0.0.1:80"]);
    }
}
