namespace FeedRanking.FeedGateway.Memory;

/// <summary>
/// Where one request's candidates and scores live, and how many still look at them: at first the request itself, until its side effects are
/// done. The last one's release gives the room to later requests; when somebody does not release, it is just garbage.
/// </summary>
internal sealed class FeedMemory(FeedBlocks blocks)
{
    private FeedBlock? _block;
    private int _holders = 1;

    // A next page needs none.
    private FeedBlock Block => _block ??= blocks.Rent();

    /// <inheritdoc cref="FeedBlock.Candidates" />
    public ArraySegment<FeedCandidate> Candidates(int count) => Block.Candidates(count);

    /// <inheritdoc cref="FeedBlock.Scores" />
    public ArraySegment<float> Scores(int count) => Block.Scores(count);

    /// <summary>Holds it, if anybody still does.</summary>
    public bool TryHold()
    {
        var holders = Volatile.Read(ref _holders);
        while (holders > 0)
        {
            var seen = Interlocked.CompareExchange(ref _holders, holders + 1, holders);
            if (seen == holders)
            {
                return true;
            }

            holders = seen;
        }

        return false;
    }

    /// <summary>Ends one holding.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _holders) == 0 && _block is { } block)
        {
            blocks.Return(block);
        }
    }
}
