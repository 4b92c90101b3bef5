namespace FeedRanking.Offline.Overlap;

/// <summary>A clock that stands at the moment of a replay; only what measures durations goes on.</summary>
internal sealed class MovingTime : TimeProvider
{
    /// <summary>The moment, milliseconds since the Unix epoch.</summary>
    public long NowMs { get; set; }

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(NowMs);
}
