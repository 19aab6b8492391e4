using Maestro.Engine.Events;
using Maestro.Engine.Model;

namespace Maestro.Engine.Execution;

/// <summary>Says in an instance's row which checks it waits for: at first, and again while the wait goes on, with what each met last.</summary>
internal sealed class CheckProgress
{
    // Soon, then seldom enough for those who read lines.
    private static readonly TimeSpan FirstReminder = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Reminder = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly List<(LifecycleCheck Check, string? Answer)> _open;
    private readonly ChecksOfState _of;
    private readonly Ledger _ledger;
    private readonly TimeProvider _clock;
    private readonly long _began;
    private TimeSpan _next = FirstReminder;

    public CheckProgress(ChecksOfState of, Ledger ledger, TimeProvider clock)
    {
        (_of, _ledger, _clock, _began) = (of, ledger, clock, clock.GetTimestamp());
        _open = [.. of.Checks.Select(check => (check, (string?)null))];
        foreach (var check in of.Checks) Answer(check, "no answer yet");
        ledger.Change(of.Instance.Name, InstancePhase.Checking, $"{of.Doing}: {string.Join(", ", of.Checks)}");
    }

    /// <summary>A probe that did not pass: said when a reminder is due.</summary>
    public void Met(LifecycleCheck check, string answer)
    {
        Answer(check, answer);
        lock (_lock)
        {
            var at = _open.FindIndex(open => ReferenceEquals(open.Check, check));
            if (at >= 0) _open[at] = (check, answer);
            var elapsed = _clock.GetElapsedTime(_began);
            if (elapsed < _next) return;

            _next = elapsed + Reminder;
            _ledger.Change(_of.Instance.Name, InstancePhase.Checking, Text(elapsed));
        }
    }

    /// <summary>The check is given up.</summary>
    public void Failed(LifecycleCheck check, string answer) => Answer(check, answer);

    /// <summary>The check is waited for no longer.</summary>
    public void Passed(LifecycleCheck check)
    {
        Answer(check, "passed");
        lock (_lock) _open.RemoveAll(open => ReferenceEquals(open.Check, check));
    }

    /// <summary>Leaves in the row what was still waited for, for the message of the play that was broken off.</summary>
    public void BrokenOff()
    {
        lock (_lock) _ledger.Remember(_of.Instance.Name, Text(_clock.GetElapsedTime(_began)));
    }

    private void Answer(LifecycleCheck check, string answer) => _ledger.Answer(_of.Instance.Name, $"{_of.Doing} {check}", answer);

    private string Text(TimeSpan elapsed) =>
        $"{_of.Doing}: {string.Join(", ", _open.Select(open => $"{open.Check} for {Duration.Text(elapsed)}{(open.Answer is null ? "" : $": {open.Answer}")}"))}";
}
