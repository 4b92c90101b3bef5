namespace FeedRanking.Features;

/// <summary>Counters of a group of videos. One writer; a reader sees one whole value.</summary>
internal sealed class GroupCounters
{
    private volatile Box _box = new(default);

    public DecayedCounters Value => _box.Value;

    public void Add(DecayedCounters counters) => _box = new(_box.Value.Plus(counters));

    public void Remove(DecayedCounters counters) => _box = new(_box.Value.Minus(counters));

    public void Replace(DecayedCounters counters) => _box = new(counters);

    // A struct of this size is not written in one step; a reference is.
    private sealed record Box(DecayedCounters Value);
}
