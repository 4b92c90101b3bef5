using FeedRanking.Features;
using FeedRanking.FeatureStore;
using FeedRanking.World;

namespace FeedRanking.Offline.Regret;

/// <summary>The pages that a served page is compared with: all of unseen videos that exist.</summary>
/// <param name="truth">The world.</param>
/// <param name="popular">Popularity lists by region, as they are served.</param>
/// <param name="informed">What the log tells of viewers.</param>
/// <param name="size">Videos on a page.</param>
internal sealed class RivalPages(
    KnownTruth truth, IReadOnlyDictionary<string, IReadOnlyList<PopularVideo>> popular, InformedTastes informed, int size)
{
    /// <summary>Any of them.</summary>
    public List<int> Random(int viewerId, Random random)
    {
        var seen = truth.SeenBy(viewerId);
        var page = new List<int>(size);
        var unseen = truth.Eligible.Count - truth.Eligible.Count(seen.Contains);
        while (page.Count < Math.Min(size, unseen))
        {
            var video = truth.Eligible[random.Next(truth.Eligible.Count)];
            if (!seen.Contains(video) && !page.Contains(video))
            {
                page.Add(video);
            }
        }

        return page;
    }

    /// <summary>The first of the popularity list of the viewer's region.</summary>
    public List<int> Popular(int viewerId)
    {
        var seen = truth.SeenBy(viewerId);
        var list = popular.TryGetValue(truth.Viewer(viewerId).Region, out var regional) ? regional : popular[Regions.Global];
        return [.. list.Select(video => (int)video.VideoId).Where(video => !seen.Contains(video)).Take(size)];
    }

    /// <summary>
    /// Those that the viewer would watch longest, best first. Places differ by fatigue alone, which costs every video much the same, so the
    /// order at the first place is taken for all.
    /// </summary>
    /// <returns>The best page, and the best page that keeps the diversity rules (greedy).</returns>
    public (List<int> Ideal, List<int> Diverse) Ideal(int viewerId)
    {
        var videos = BestFirst(viewerId, truth.Eligible, truth.Viewer(viewerId));
        return ([.. videos.Take(size)], Diverse(videos));
    }

    /// <summary>The page of somebody who knows all videos, and the viewer as well as the log shows.</summary>
    public List<int> Informed(int viewerId) => [.. BestFirst(viewerId, truth.Eligible, informed.Of(viewerId)).Take(size)];

    /// <summary>The best page of some videos only, whatever the rules; null when there is none.</summary>
    public List<int>? BestOf(int viewerId, IEnumerable<int> videos)
    {
        var best = BestFirst(viewerId, videos, truth.Viewer(viewerId));
        return best.Length == 0 ? null : [.. best.Take(size)];
    }

    private int[] BestFirst(int viewerId, IEnumerable<int> among, SimulatedViewer viewer)
    {
        var seen = truth.SeenBy(viewerId);
        var videos = among.Where(video => !seen.Contains(video)).ToArray();
        var order = Array.ConvertAll(videos, video => -ReactionModel.ExpectedWatchMs(viewer, truth.Video(video), truth.At(0)));
        Array.Sort(order, videos);
        return videos;
    }

    private List<int> Diverse(int[] bestFirst)
    {
        var ids = new List<int>(size);
        var page = new List<SimulatedVideo>(size);
        while (ids.Count < size)
        {
            var next = Array.FindIndex(bestFirst, video => !ids.Contains(video) && PageRules.Allow(page, truth.Video(video)));
            if (next < 0)
            {
                break;
            }

            ids.Add(bestFirst[next]);
            page.Add(truth.Video(bestFirst[next]));
        }

        return ids;
    }
}
