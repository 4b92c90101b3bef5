namespace FeedRanking.Offline.Replay;

/// <summary>One step of the replay.</summary>
/// <param name="TimeMs">When it is known, unshifted.</param>
/// <param name="Kind">What happens.</param>
/// <param name="Index">Index into the dataset's history or log.</param>
internal readonly record struct ReplayStep(long TimeMs, ReplayStepKind Kind, int Index) : IComparable<ReplayStep>
{
    public int CompareTo(ReplayStep other)
    {
        var byTime = TimeMs.CompareTo(other.TimeMs);
        if (byTime != 0)
        {
            return byTime;
        }

        var byKind = Kind.CompareTo(other.Kind);
        return byKind != 0 ? byKind : Index.CompareTo(other.Index);
    }
}
