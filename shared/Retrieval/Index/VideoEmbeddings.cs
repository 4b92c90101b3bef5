using System.Collections.Concurrent;

namespace FeedRanking.Retrieval.Index;

/// <summary>Embeddings of all videos: those that training learned, and those that the video tower computed for later uploads.</summary>
public sealed class VideoEmbeddings(EmbeddingTable learned)
{
    private readonly ConcurrentDictionary<long, float[]> _computed = new();

    /// <summary>Length of an embedding.</summary>
    public int Dimensions => learned.Dimensions;

    /// <summary>The embedding of a video, when there is one yet.</summary>
    public bool TryGet(long videoId, out ReadOnlySpan<float> embedding)
    {
        if (learned.TryGet(videoId, out embedding))
        {
            return true;
        }

        var known = _computed.TryGetValue(videoId, out var computed);
        embedding = computed;
        return known;
    }

    /// <summary>Keeps what the video tower computed. The catalogue bounds how many there can be.</summary>
    public void Keep(long videoId, float[] embedding) => _computed[videoId] = embedding;
}
