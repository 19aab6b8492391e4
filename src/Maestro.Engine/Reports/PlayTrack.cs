using Maestro.Engine.Events;
using Maestro.Engine.Model;

namespace Maestro.Engine.Reports;

/// <summary>Where a play stands, told from its events. A play that rolls itself back begins a second time: its rows move on, they are not replaced. One that begins when another has ended is another play.</summary>
public sealed class PlayTrack
{
    private readonly Dictionary<string, InstanceRow> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, InstancePhase> _begun = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private bool _hasEnded;

    /// <summary>The play; what it rolls back belongs to it.</summary>
    public Play Play { get; private set; }

    /// <summary>Name of the environment; empty before the play began.</summary>
    public string Environment { get; private set; } = "";

    /// <summary>Whether the play began.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Whether the play now takes back what it did.</summary>
    public bool IsRollingBack { get; private set; }

    /// <summary>All rows in play order, as they stand.</summary>
    public IEnumerable<InstanceRow> Rows => _order.Select(name => _rows[name]);

    /// <summary>How the instance stood before anything was done.</summary>
    public InstancePhase BegunAs(string instance) => _begun.GetValueOrDefault(instance, InstancePhase.Waiting);

    /// <summary>Takes the next event.</summary>
    public void Take(PlayEvent playEvent)
    {
        switch (playEvent)
        {
            case PlayEvent.Begun when HasBegun && !_hasEnded:
                IsRollingBack = true;
                break;
            case PlayEvent.Begun begun:
                _hasEnded = IsRollingBack = false;
                _order.Clear();
                _begun.Clear();
                (HasBegun, Play, Environment) = (true, begun.Play, begun.Environment);
                foreach (var row in begun.Rows) Begin(row);
                break;
            case PlayEvent.InstanceChanged { Row: var row }:
                if (_rows.TryGetValue(row.Instance, out var known)) _rows[row.Instance] = row with { Number = known.Number };
                break;
            case PlayEvent.Ended:
                _hasEnded = true;
                break;
            default:
                break;
        }
    }

    private void Begin(InstanceRow row)
    {
        _order.Add(row.Instance);
        _rows[row.Instance] = row;
        _begun[row.Instance] = row.Phase;
    }
}
