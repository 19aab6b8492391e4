using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;

namespace Maestro.Tool.Output;

/// <summary>Shows a play. Disposed when the play is over, whether it ended or was refused: what is left to say is said then.</summary>
internal abstract class PlayDisplay(TextWriter error) : IPlayObserver, IAsyncDisposable
{
    /// <summary>The cells of a line of the terminal that standard error is, where the user's lines are shown, too; null: there is none.</summary>
    public int? ExcerptWidth { get; init; }

    /// <inheritdoc/>
    public abstract void Observe(PlayEvent playEvent);

    /// <summary>The play is being cancelled, which may take a moment.</summary>
    public virtual void Cancelling(string notice) => error.WriteLine(notice);

    /// <summary>The process ends at once: the terminal must be left in order.</summary>
    public virtual void Leave()
    {
    }

    /// <summary>The play was refused before it began.</summary>
    public virtual void Refuse(MaestroException refusal)
    {
        foreach (var diagnostic in refusal.Diagnostics) Say(diagnostic);
    }

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Says a diagnostic on standard error.</summary>
    protected void Say(Diagnostic diagnostic)
    {
        foreach (var line in SourceExcerpt.Lines(diagnostic, ExcerptWidth)) error.WriteLine(line);
    }
}
