namespace FeedRanking.Offline.Replay;

/// <summary>A clock that stands at a moment of a replay; only what measures durations goes on.</summary>
internal sealed class ReplayTime : TimeProvider
{
    /// <summary>The moment, milliseconds since the Unix epoch.</summary>
    public long NowMs { get; set; }

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(NowMs);
}
