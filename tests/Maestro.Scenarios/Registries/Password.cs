namespace Maestro.Scenarios.Registries;

/// <summary>The one user of the registry that asks for one.</summary>
internal static class Password
{
    public const string User = "alice";

    public const string Right = "s3cret";

    public const string Wrong = "wr0ng-one";

    /// <summary><see cref="Right"/> by bcrypt, as a file of htpasswd has it.</summary>
    public const string Hash = "$2b$04$ZpoK/I5d4XHwzNm/PWiHYOXWAMl5UJmmlyt9Us/AxMt7tFfPsGNTq";
}
