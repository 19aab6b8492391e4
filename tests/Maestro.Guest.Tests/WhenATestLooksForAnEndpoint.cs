namespace Maestro.Guest.Tests;

public sealed class WhenATestLooksForAnEndpoint : IDisposable
{
    private const string File =
        """
        {"schema": 1, "environment": "shop", "variables": {"MAESTRO_WEB_WEB_1_HTTP": "127.0.0.1:18080"}, "endpoints": [
          {"service": "web", "instance": "web-1", "port": "http", "protocol": "tcp", "host": "127.0.0.1", "number": 18080, "variable": "MAESTRO_WEB_WEB_1_HTTP"},
          {"service": "db", "instance": "db.1", "port": "sql", "protocol": "tcp", "host": "::1", "number": 5432, "variable": "MAESTRO_DB_DB_1_SQL"}]}
        """;

    private readonly Surroundings _surroundings = new();

    public void Dispose() => _surroundings.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("web")]
    public void The_environment_comes_before_the_file(string? service)
    {
        _surroundings.With(File).Set("MAESTRO_WEB_WEB_1_HTTP=10.0.0.1:80");

        _surroundings.Endpoints.Find("web-1", "http", service).ToString().ShouldBe("10.0.0.1:80");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("web")]
    public void The_file_does_where_no_variable_reaches_the_test(string? service) => _surroundings.With(File).Endpoints.Find("web-1", "http", service).ToString().ShouldBe("127.0.0.1:18080");

    [Fact]
    public void Variables_do_where_there_is_no_file()
    {
        using var surroundings = new Surroundings("MAESTRO_MY_WEB_WEB_1_HTTP=127.0.0.1:80", "MAESTRO_ENVIRONMENT_NAME=shop");

        surroundings.Endpoints.Find("web-1", "http", null).ToString().ShouldBe("127.0.0.1:80");
        surroundings.Endpoints.Find("web-1", "http", "my.web").ToString().ShouldBe("127.0.0.1:80");
    }

    [Fact]
    public void An_IPv6_host_has_brackets_in_the_address_only()
    {
        var endpoint = _surroundings.With(File).Endpoints.Find("db.1", "sql", null);

        endpoint.ToString().ShouldBe("[::1]:5432");
        endpoint.Host.ShouldBe("::1");
        endpoint.Port.ShouldBe(5432);
    }

    [Fact]
    public void Its_URI_has_the_scheme_that_was_asked_for_or_that_of_its_port()
    {
        _surroundings.With(File).Set("MAESTRO_WEB_WEB_1_HTTPS=127.0.0.1:18443");

        _surroundings.Endpoints.Uri("web-1", "http", null, null).ShouldBe(new Uri("http://127.0.0.1:18080/"));
        _surroundings.Endpoints.Uri("web-1", "https", null, null).ShouldBe(new Uri("https://127.0.0.1:18443/"));
        _surroundings.Endpoints.Uri("db.1", "sql", "postgres", "db").ShouldBe(new Uri("postgres://[::1]:5432/"));
    }

    [Fact]
    public void Variables_of_several_services_that_fit_are_named()
    {
        using var surroundings = new Surroundings("MAESTRO_WEB_1_HTTP=127.0.0.1:1", "MAESTRO_WEB_WEB_1_HTTP=127.0.0.1:2", "MAESTRO_B_WEB_1_HTTP=127.0.0.1:3");

        Should.Throw<MaestroEnvironmentException>(() => surroundings.Endpoints.Find("web-1", "http", null)).Message
            .ShouldBe("Port 'http' of instance 'web-1' may be any of MAESTRO_B_WEB_1_HTTP, MAESTRO_WEB_WEB_1_HTTP: say which service is meant (service: \"…\")");
        surroundings.Endpoints.Find("web-1", "http", "b").Port.ShouldBe(3);
    }

    [Fact]
    public void Of_several_variables_that_fit_the_file_knows_the_right_one()
    {
        _surroundings.With(File).Set("MAESTRO_WEB_WEB_1_HTTP=127.0.0.1:2");
        _surroundings.Set("MAESTRO_OTHER_WEB_1_HTTP=127.0.0.1:3");

        _surroundings.Endpoints.Find("web-1", "http", null).Port.ShouldBe(2);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData(":80")]
    [InlineData("127.0.0.1:")]
    [InlineData("127.0.0.1:http")]
    [InlineData("::1:80")]
    [InlineData("[::1:80")]
    [InlineData("http://127.0.0.1:80")]
    public void A_value_that_is_no_address_is_named_with_its_variable(string value)
    {
        _surroundings.Set($"MAESTRO_WEB_WEB_1_HTTP={value}");

        Should.Throw<MaestroEnvironmentException>(() => _surroundings.Endpoints.Find("web-1", "http", null)).Message.ShouldStartWith($"variable MAESTRO_WEB_WEB_1_HTTP is '{value}', which is no address");
    }

    [Fact]
    public void One_that_there_is_not_is_told_with_all_that_there_are()
    {
        _surroundings.With(File).Set("MAESTRO_LOG_LOG_1_SYSLOG=10.0.0.1:514");

        Should.Throw<MaestroEnvironmentException>(() => _surroundings.Endpoints.Find("web-2", "http", null)).Message.ReplaceLineEndings("\n").ShouldBe(
            $"""
            No endpoint of port 'http' of instance 'web-2'.
            Looked for: variable MAESTRO_<SERVICE>_WEB_2_HTTP, in the environment and in {_surroundings.File}.
            There are: MAESTRO_DB_DB_1_SQL=[::1]:5432, MAESTRO_LOG_LOG_1_SYSLOG=10.0.0.1:514, MAESTRO_WEB_WEB_1_HTTP=127.0.0.1:18080.
            Are instance and port named as in the environment file, and was it that environment that was started? A port published as a range has no endpoint.
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Where_there_are_none_it_is_told_what_to_do()
    {
        Should.Throw<MaestroEnvironmentException>(() => _surroundings.Endpoints.Find("web-1", "http", "web")).Message.ReplaceLineEndings("\n").ShouldBe(
            $"""
            No endpoint of port 'http' of instance 'web-1'.
            Looked for: variable MAESTRO_WEB_WEB_1_HTTP, in the environment and in {_surroundings.File}, which does not exist.
            There are: none.
            Was the environment started? Around `dotnet test` it is when the test project references Maestro.MSBuild and names its file in MaestroEnvironment.
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Of_very_many_only_some_are_shown()
    {
        foreach (var number in Enumerable.Range(0, 500)) _surroundings.Set($"MAESTRO_WEB_WEB_{number}_HTTP=127.0.0.1:80");

        Should.Throw<MaestroEnvironmentException>(() => _surroundings.Endpoints.Find("db-1", "sql", null)).Message.ShouldContain("and 480 more.");
    }
}
