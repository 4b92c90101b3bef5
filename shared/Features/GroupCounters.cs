namespace FeedRanking.Features;

/// <summary>Counters of a group of videos. One writer; a reader sees one whole value.</summary>
internal sealed class GroupCounters
{
    private volatile Box _box = new(default);

    /// <summary>What stands there now. The reference stays on this value when a writer puts another in its place.</summary>
    public ref readonly DecayedCounters Value => ref _box.Counters;

    /// <summary>Asks for the memory of the value.</summary>
    public void Prefetch() => Features.Prefetch.Object(_box, DecayedCounters.PackedBytes);

    public void Add(DecayedCounters counters) => _box = new(Value.Plus(counters));

    public void Remove(DecayedCounters counters) => _box = new(Value.Minus(counters));

    public void Replace(DecayedCounters counters) => _box = new(counters);

    // A struct of this size is not written in one step; a reference is.
    private sealed class Box(DecayedCounters counters)
    {
        public readonly DecayedCounters Counters = counters;
    }
}
