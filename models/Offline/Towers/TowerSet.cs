using FeedRanking.Features;
using FeedRanking.Offline.Rows;

namespace FeedRanking.Offline.Towers;

/// <summary>One set of states with what came after: history slots and weights of equal length, targets and seen videos as ragged lists with offsets.</summary>
internal sealed class TowerSet : IDisposable
{
    private readonly NpyWriter<int> _history;
    private readonly NpyWriter<float> _weights;
    private readonly NpyWriter<int> _targets;
    private readonly NpyWriter<long> _targetEnds;
    private readonly NpyWriter<int> _excluded;
    private readonly NpyWriter<long> _excludedEnds;
    private long _targetCount;
    private long _excludedCount;

    public TowerSet(string directory, string name)
    {
        string At(string part) => Path.Combine(directory, $"{name}_{part}.npy");
        _history = new NpyWriter<int>(At("history"), TowerInputs.HistoryLength);
        _weights = new NpyWriter<float>(At("weights"), TowerInputs.HistoryLength * TowerInputs.WeightColumns);
        _targets = new NpyWriter<int>(At("targets"));
        _targetEnds = new NpyWriter<long>(At("target_ends"));
        _excluded = new NpyWriter<int>(At("excluded"));
        _excludedEnds = new NpyWriter<long>(At("excluded_ends"));
    }

    /// <summary>Number of states written.</summary>
    public int Count { get; private set; }

    /// <summary>Writes one state.</summary>
    /// <param name="state">The viewer's last actions.</param>
    /// <param name="targets">Slots of the videos to be found.</param>
    /// <param name="excluded">Slots that cannot be an answer.</param>
    public void Add(TowerState state, IReadOnlyCollection<int> targets, IReadOnlyCollection<int> excluded)
    {
        _history.Write(state.History);
        _weights.Write(state.Weights);
        _targets.Write([.. targets]);
        _targetEnds.Write(_targetCount += targets.Count);
        _excluded.Write([.. excluded]);
        _excludedEnds.Write(_excludedCount += excluded.Count);
        Count++;
    }

    public void Dispose()
    {
        _history.Dispose();
        _weights.Dispose();
        _targets.Dispose();
        _targetEnds.Dispose();
        _excluded.Dispose();
        _excludedEnds.Dispose();
    }
}
