namespace Maestro.Guest.Tests;

/// <summary>The public classes, which read this process. Names are this class's own: its environment is that of all tests.</summary>
public sealed class WhenTheProcessIsAsked : IDisposable
{
    private const string Variable = "MAESTRO_ASKED_ASKED_1_HTTP";

    public void Dispose() => Environment.SetEnvironmentVariable(Variable, null);

    [Fact]
    public void Every_answer_is_of_the_variables_as_they_are_now()
    {
        foreach (var address in new[] { "127.0.0.1:1", "127.0.0.1:2" })
        {
            Environment.SetEnvironmentVariable(Variable, address);

            Endpoints.Address("asked-1", "http").ShouldBe(address);
        }

        Environment.SetEnvironmentVariable(Variable, null);

        Should.Throw<MaestroEnvironmentException>(() => Endpoints.Address("asked-1", "http")).Message.ShouldContain(Path.Combine(AppContext.BaseDirectory, EndpointsFile.Name));
    }
}
