using FeedRanking.Features;

namespace FeedRanking.Retrieval.Index;

/// <summary>Brings the index to the state of the catalogue, computing the embeddings that training did not know. Searches go on meanwhile.</summary>
public sealed class IndexUpdater(VideoIndex index, VideoEmbeddings embeddings, VideoTower tower)
{
    /// <summary>Inserts what became eligible among the slots below a count, and removes what no longer is.</summary>
    /// <returns>The index.</returns>
    public async Task<VideoIndex> UpdateAsync(VideoCatalogue catalogue, int slotCount, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var uploads = new List<int>();
        for (var slot = 0; slot < slotCount; slot++)
        {
            var video = catalogue[slot];
            if (!video.IsEligible)
            {
                index.Remove(slot);
            }
            else if (!index.Contains(slot) && !TryInsert(slot, video.VideoId))
            {
                uploads.Add(slot);
            }
        }

        await InsertUploadsAsync(catalogue, uploads, cancellationToken);
        return index;
    }

    private bool TryInsert(int slot, long videoId)
    {
        var known = embeddings.TryGet(videoId, out var embedding);
        if (known)
        {
            index.Insert(slot, embedding);
        }

        return known;
    }

    private async Task InsertUploadsAsync(VideoCatalogue catalogue, List<int> uploads, CancellationToken cancellationToken)
    {
        if (uploads.Count == 0)
        {
            return;
        }

        var computed = await tower.EmbedAsync([.. uploads.Select(slot => catalogue[slot])], cancellationToken);
        for (var i = 0; i < uploads.Count; i++)
        {
            embeddings.Keep(catalogue[uploads[i]].VideoId, computed[i]);
            index.Insert(uploads[i], computed[i]);
        }
    }
}
