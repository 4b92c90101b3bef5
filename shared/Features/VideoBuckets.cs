namespace FeedRanking.Features;

/// <summary>
/// Which learned vectors stand for a video: that of its creator and that of its topic. An upload whose creator is known has one at once. Written as
/// numbers, because a ranker's inputs are float tensors; exact up to 2^24.
/// </summary>
public static class VideoBuckets
{
    private const int Creators = 16_384;
    private const int Topics = 1_024;

    /// <summary>Columns per video, "name@version".</summary>
    public static IReadOnlyList<string> Columns { get; } = ["video_creator_bucket@1", "video_topic_bucket@1"];

    /// <summary>Rows that each column's table has: the last one stands for "not known".</summary>
    public static IReadOnlyList<int> Counts { get; } = [Creators + 1, Topics + 1];

    /// <summary>Writes the buckets of videos.</summary>
    /// <param name="catalogue">Where the videos are.</param>
    /// <param name="slots">Their slots; -1 for a video that the catalogue does not hold.</param>
    /// <param name="destination">slots.Length × 2 values.</param>
    public static void Fill(VideoCatalogue catalogue, ReadOnlySpan<int> slots, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        for (var i = 0; i < slots.Length; i++)
        {
            var (creator, topic) = slots[i] < 0 ? (Creators, Topics) : Of(catalogue[slots[i]]);
            destination[i * 2] = creator;
            destination[(i * 2) + 1] = topic;
        }
    }

    private static (int Creator, int Topic) Of(VideoRow video) =>
        (Buckets.Of((ulong)video.CreatorId, Creators), video.Topic < 0 ? Topics : video.Topic % Topics);
}
