using System.Text;

namespace Maestro.Guest.Tests;

public sealed class WhenTheFileIsWrong : IDisposable
{
    private readonly Surroundings _surroundings = new("SERVICE_NAME=web");

    public void Dispose() => _surroundings.Dispose();

    [Theory]
    [InlineData("", "line 1, column 1: expected a value")]
    [InlineData("{\n  \"schema\": 1,\n}", "line 3, column 1: expected a name in quotation marks")]
    [InlineData("{\"schema\": 1} x", "line 1, column 15: expected the end")]
    [InlineData("[1]", "the whole is to be an object")]
    [InlineData("{}", "'schema' is missing")]
    [InlineData("{\"schema\": 2}", "its schema is not 1")]
    [InlineData("{\"schema\": 1, \"variables\": []}", "'variables' is to be an object")]
    [InlineData("{\"schema\": 1, \"variables\": {\"A\": 1}}", "'A' is to be a text")]
    [InlineData("{\"schema\": 1, \"variables\": {}, \"endpoints\": [null]}", "an endpoint is to be an object")]
    [InlineData("{\"schema\": 1, \"variables\": {}, \"endpoints\": [{\"number\": 80.5}]}", "'number' is to be one of 1 to 65535")]
    [InlineData("{\"schema\": 1, \"variables\": {}, \"endpoints\": [{\"number\": 80}]}", "'variable' is missing")]
    public void It_is_named_with_what_is_wrong(string text, string said)
    {
        var message = Should.Throw<MaestroEnvironmentException>(() => _surroundings.With(text).Guest.ContainerName).Message;

        message.ShouldStartWith($"{_surroundings.File} cannot be read as the endpoints of an environment: ");
        message.ShouldContain(said);
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_an_error()
    {
        File.WriteAllBytes(_surroundings.File, [.. Encoding.UTF8.GetBytes("{\"schema\": 1, \"x\": \""), 0xFF, .. "\"}"u8]);

        Should.Throw<MaestroEnvironmentException>(() => _surroundings.Guest.ContainerName).InnerException.ShouldBeOfType<DecoderFallbackException>();
    }

    [Fact]
    public void A_folder_of_its_name_is_an_error()
    {
        Directory.CreateDirectory(_surroundings.File);

        Should.Throw<MaestroEnvironmentException>(() => _surroundings.Guest.ContainerName).Message.ShouldStartWith(_surroundings.File);
    }

    [Fact]
    public void What_the_environment_says_is_answered_all_the_same() => _surroundings.With("wrong").Guest.ServiceName.ShouldBe("web");
}
