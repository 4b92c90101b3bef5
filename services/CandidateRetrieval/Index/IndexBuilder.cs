using FeedRanking.Features;

namespace FeedRanking.CandidateRetrieval.Index;

/// <summary>Makes the index of all eligible videos, computing what training did not know.</summary>
internal sealed class IndexBuilder(VideoEmbeddings embeddings, VideoTower tower)
{
    /// <summary>An index of the eligible slots below a count.</summary>
    public async Task<ExactIndex> BuildAsync(VideoCatalogue catalogue, int slotCount, CancellationToken cancellationToken)
    {
        var slots = Enumerable.Range(0, slotCount).Where(slot => catalogue[slot].IsEligible).ToArray();
        await ComputeMissingAsync([.. slots.Select(slot => catalogue[slot])], cancellationToken);
        var rows = new float[slots.Length * embeddings.Dimensions];
        for (var row = 0; row < slots.Length; row++)
        {
            if (embeddings.TryGet(catalogue[slots[row]].VideoId, out var embedding))
            {
                embedding.CopyTo(rows.AsSpan(row * embeddings.Dimensions));
            }
        }

        return new ExactIndex(embeddings.Dimensions, slots, rows);
    }

    private async Task ComputeMissingAsync(IReadOnlyList<VideoRow> videos, CancellationToken cancellationToken)
    {
        var missing = videos.Where(video => !embeddings.TryGet(video.VideoId, out _)).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        var computed = await tower.EmbedAsync(missing, cancellationToken);
        for (var i = 0; i < missing.Count; i++)
        {
            embeddings.Keep(missing[i].VideoId, computed[i]);
        }
    }
}
