namespace FeedRanking.FeedGateway.Explain;

/// <summary>Lets so many through in each second, the first ones.</summary>
internal sealed class KeepRate(int perSecond, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly long _startedAt = clock.GetTimestamp();
    private long _second = -1;
    private int _count;

    public bool TryTake()
    {
        lock (_gate)
        {
            var second = (long)clock.GetElapsedTime(_startedAt).TotalSeconds;
            if (second != _second)
            {
                (_second, _count) = (second, 0);
            }

            return _count < perSecond && ++_count > 0;
        }
    }
}
