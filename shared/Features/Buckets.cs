namespace FeedRanking.Features;

/// <summary>
/// Buckets of ids: the row of an embedding table that stands for an id, whichever ids there are (the hashing trick; Weinberger et al., "Feature
/// Hashing for Large Scale Multitask Learning", ICML 2009). The same on every machine.
/// </summary>
internal static class Buckets
{
    /// <summary>The bucket of an id.</summary>
    /// <param name="id">The id.</param>
    /// <param name="count">Number of buckets.</param>
    /// <returns>0 to count - 1.</returns>
    public static int Of(ulong id, int count) => (int)(Mix(id) % (ulong)count);

    /// <summary>Spreads ids evenly: the finaliser of SplitMix64, so that neighbouring ids fall into unrelated buckets.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9UL;
        value = (value ^ (value >> 27)) * 0x94d049bb133111ebUL;
        return value ^ (value >> 31);
    }
}
