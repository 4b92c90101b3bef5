namespace FeedRanking.Offline.Recall;

/// <summary>A clock that stands at the time of the test; only what measures durations goes on.</summary>
internal sealed class FixedTime(long nowMs) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(nowMs);
}
