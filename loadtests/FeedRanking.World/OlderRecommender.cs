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

    private const int RecentDays = 3;

    private readonly SimulatedVideo[] _videos;
    private readonly WeightedList _popular;
    private readonly WeightedList?[] _popularByTopic;
    private readonly WeightedList?[] _uploadedRecently;

    public OlderRecommender(SimulatedVideo[] videos, WorldOptions options)
    {
        _videos = videos;
        _popular = new WeightedList(videos.Select((video, slot) => (slot, Weight(video))));
        _popularByTopic = new WeightedList?[options.Topics];
        foreach (var topic in Enumerable.Range(0, videos.Length).GroupBy(slot => videos[slot].Topic))
        {
            _popularByTopic[topic.Key] = ListOf(topic);
        }

        _uploadedRecently = [.. Enumerable.Range(0, options.Days).Select(day => ListOf(
            Enumerable.Range(0, videos.Length).Where(slot => videos[slot].UploadDay <= day && videos[slot].UploadDay > day - RecentDays)))];
    }

    /// <summary>The next video for a viewer; -1 when nothing unseen was found.</summary>
    /// <param name="viewer">For whom.</param>
    /// <param name="second">Now, in seconds since the world's first midnight: later uploads are not there yet.</param>
    /// <param name="seen">What the viewer has seen.</param>
    /// <param name="random">Draws.</param>
    public int Choose(SimulatedViewer viewer, int second, HashSet<int> seen, WorldRandom random)
    {
        var best = -1;
        var bestScore = double.NegativeInfinity;
        var contenders = 0;
        for (var draw = 0; draw < MaxDraws && contenders < Contenders; draw++)
        {
            var slot = Draw(viewer, second / WorldOptions.SecondsPerDay, random);
            if (_videos[slot].UploadSecond > second || seen.Contains(slot))
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
        return list?.Draw(random) ?? random.Below(_videos.Length);
    }

    private WeightedList? ListOf(IEnumerable<int> slots)
    {
        var list = new WeightedList(slots.Select(slot => (slot, Weight(_videos[slot]))));
        return list.Count == 0 ? null : list;
    }

    private static double Weight(in SimulatedVideo video) => Math.Exp(1.5 * video.Quality);
}
