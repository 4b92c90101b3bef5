namespace FeedRanking.World;

/// <summary>
/// Chooses what the logged feed showed: a recommender that knows each viewer's favourite topics and what is popular, and little else.
/// Its logs are therefore biased the way real ones are.
/// </summary>
internal sealed class OlderRecommender
{
    // Draws before a slot of the feed stays empty: early viewers of a tiny world run out of videos.
    private const int MaxDraws = 40;
    private const int Contenders = 3;
    private const int KnownFavourites = 6;

    private readonly IReadOnlyList<SimulatedVideo> _videos;
    private readonly WeightedList _popular;
    private readonly WeightedList?[] _popularByTopic;
    private readonly WeightedList?[] _uploadedRecently;

    public OlderRecommender(IReadOnlyList<SimulatedVideo> videos, WorldOptions options)
    {
        _videos = videos;
        var weighted = videos.Select((video, slot) => (Item: slot, Weight: Math.Exp(1.5 * video.Quality))).ToList();
        _popular = new WeightedList(weighted);
        _popularByTopic = [.. Enumerable.Range(0, options.Topics).Select(topic => ListOf(weighted.Where(w => videos[w.Item].Topic == topic)))];
        _uploadedRecently = [.. Enumerable.Range(0, options.Days)
            .Select(day => ListOf(weighted.Where(w => videos[w.Item].UploadDay <= day && videos[w.Item].UploadDay > day - 3)))];
    }

    /// <summary>The next video for a viewer; -1 when nothing unseen was found.</summary>
    public int Choose(SimulatedViewer viewer, int day, HashSet<int> seen, WorldRandom random)
    {
        var best = -1;
        var bestScore = double.NegativeInfinity;
        var contenders = 0;
        for (var draw = 0; draw < MaxDraws && contenders < Contenders; draw++)
        {
            var slot = Draw(viewer, day, random);
            if (_videos[slot].UploadDay > day || seen.Contains(slot))
            {
                continue;
            }

            contenders++;
            var score = (0.5 * ReactionModel.Interest(viewer, _videos[slot])) + random.Gaussian(1.0);
            if (score > bestScore)
            {
                (best, bestScore) = (slot, score);
            }
        }

        return best;
    }

    private int Draw(SimulatedViewer viewer, int day, WorldRandom random)
    {
        var source = random.Uniform();
        var list = source switch
        {
            < 0.45 => _popularByTopic[viewer.FavouriteTopics[random.Below(Math.Min(KnownFavourites, viewer.FavouriteTopics.Count))]],
            < 0.80 => _popular,
            < 0.92 => _uploadedRecently[day],
            _ => null,
        };
        return list?.Draw(random) ?? random.Below(_videos.Count);
    }

    private static WeightedList? ListOf(IEnumerable<(int Item, double Weight)> weighted)
    {
        var list = new WeightedList(weighted);
        return list.Count == 0 ? null : list;
    }
}
