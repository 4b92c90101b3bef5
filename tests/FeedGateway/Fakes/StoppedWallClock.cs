namespace FeedRanking.FeedGateway.Tests.Fakes;

/// <summary>Always the same time of day; timers and durations are real.</summary>
internal sealed class StoppedWallClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
