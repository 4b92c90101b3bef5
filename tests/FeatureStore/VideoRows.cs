using FeedRanking.Features;

namespace FeedRanking.FeatureStore.Tests;

/// <summary>Rows to store.</summary>
internal static class VideoRows
{
    public static VideoRow Some(long videoId, int durationMs = 30_000) => new()
    {
        VideoId = videoId,
        CreatorId = videoId % 10,
        Topic = (int)(videoId % 5),
        DurationMs = durationMs,
        PublishedAtMs = 1_650_000_000_000,
    };
}
