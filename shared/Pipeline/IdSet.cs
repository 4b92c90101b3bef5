namespace FeedRanking.Pipeline;

/// <summary>A set of ids for work that waits for nothing: each thread uses its own again and again, instead of one per step.</summary>
internal static class IdSet
{
    [ThreadStatic]
    private static HashSet<long>? _ids;

    /// <summary>The thread's set, empty. It belongs to the caller until it asks again or awaits.</summary>
    /// <param name="capacity">How many ids are expected.</param>
    public static HashSet<long> Empty(int capacity)
    {
        var ids = _ids ??= [];
        ids.Clear();
        ids.EnsureCapacity(capacity);
        return ids;
    }
}
