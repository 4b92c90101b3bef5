namespace FeedRanking.Features;

/// <summary>
/// All videos in memory, by dense slot (0 … Count-1), with the counters of groups (creators, topics, …) that follow from them.
/// One writer at a time; readers are never blocked and see a row whole.
/// </summary>
public sealed class VideoCatalogue
{
    /// <summary>Number of slots handed out; removed videos keep theirs, marked ineligible.</summary>
    public int Count => throw new NotSupportedException();

    /// <summary>The slot of a video, when it is known.</summary>
    public bool TryGetSlot(long videoId, out int slot) => throw new NotSupportedException();

    /// <summary>The row in a slot.</summary>
    public VideoRow this[int slot] => throw new NotSupportedException();

    /// <summary>Adds a video or replaces its row.</summary>
    public int Upsert(VideoRow row) => throw new NotSupportedException();
}
