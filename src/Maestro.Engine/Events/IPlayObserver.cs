namespace Maestro.Engine.Events;

/// <summary>Is told what happens in a play: one event at a time, in order, never concurrently. Must return soon and must not throw.</summary>
public interface IPlayObserver
{
    /// <summary>Takes one event.</summary>
    void Observe(PlayEvent playEvent);
}
