namespace Maestro.Engine.Events;

/// <summary>A named port of an instance, and whether somebody answers there.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Exposed">Inside the container, <c>80/tcp</c>.</param>
/// <param name="Address">On the ship, <c>10.0.0.1:8080</c>.</param>
/// <param name="Answers">Whether a connection opened and stayed open; null where that cannot be told: of UDP, of several ports in a row, of a container that is down.</param>
/// <param name="Text"><c>answers</c>, or why not.</param>
public sealed record PortStanding(string Name, string Exposed, string Address, bool? Answers, string Text);
