using FeedRanking.Features;
using FeedRanking.Offline.Replay;

namespace FeedRanking.Offline.Rows;

/// <summary>
/// What viewers had done before each row: history_slots and history_values hold one entry per moment of a viewer, history says which entry a
/// row belongs to. Rows of the same moment share one.
/// </summary>
internal sealed class HistoryFiles : IDisposable
{
    private readonly NpyWriter<int> _entryOfRow;
    private readonly NpyWriter<int> _slots;
    private readonly NpyWriter<Half> _values;
    private readonly int[] _slotRow = new int[HistoryInputs.Length];
    private readonly float[] _valueRow = new float[HistoryInputs.Length * HistoryInputs.Columns.Count];
    private readonly Half[] _halfRow = new Half[HistoryInputs.Length * HistoryInputs.Columns.Count];
    private (long ViewerId, long TimeMs, int Line) _last = (-1, 0, 0);
    private int _entries;

    public HistoryFiles(string directory)
    {
        _entryOfRow = new(Path.Combine(directory, "history.npy"));
        _slots = new(Path.Combine(directory, "history_slots.npy"), HistoryInputs.Length);
        _values = new(Path.Combine(directory, "history_values.npy"), _halfRow.Length);
    }

    /// <summary>Writes what the viewer had done before an impression.</summary>
    public void Add(ReplayImpression impression, VideoCatalogue catalogue)
    {
        var moment = (impression.Viewer.ViewerId, impression.TimeMs, impression.Line);
        if (moment != _last || impression.IsHistory)
        {
            _last = moment;
            HistoryInputs.Fill(impression.Viewer, catalogue, _slotRow, _valueRow);
            for (var i = 0; i < _valueRow.Length; i++)
            {
                _halfRow[i] = (Half)_valueRow[i];
            }

            _slots.Write(_slotRow);
            _values.Write(_halfRow);
            _entries++;
        }

        _entryOfRow.Write(_entries - 1);
    }

    public void Dispose()
    {
        _entryOfRow.Dispose();
        _slots.Dispose();
        _values.Dispose();
    }
}
