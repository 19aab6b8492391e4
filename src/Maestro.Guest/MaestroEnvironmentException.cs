namespace Maestro.Guest;

/// <summary>What was asked for is not in the environment, or is not what it should be; the message says which variable or file. MaestroNG's <c>MaestroEnvironmentError</c>.</summary>
public sealed class MaestroEnvironmentException : Exception
{
    /// <summary>Makes the exception; <paramref name="innerException"/> is what it comes from, if from another one.</summary>
    public MaestroEnvironmentException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
