namespace Maestro.Cake.Tests.EndToEnd;

/// <summary>Who gets a signal: Ctrl-C goes to all of a terminal's group; a CI system tells whom it knows.</summary>
public enum Receiver
{
    /// <summary>Every process of the script's group.</summary>
    Group,

    /// <summary>The <c>dotnet</c> that was started.</summary>
    Parent,

    /// <summary>Its child, in which Cake runs the script.</summary>
    Child,
}
