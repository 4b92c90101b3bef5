using FeedRanking.Datasets;

namespace FeedRanking.World;

/// <summary>Draws viewers and writes down what a viewer table would say of them.</summary>
internal sealed class ViewerFactory(WorldOptions options, Regional regional)
{
    private const int FavouriteTopics = 4;
    private const int TopicsPerFamily = 5;

    private readonly WorldRandom _random = new(options.Seed, stream: 2);

    public SimulatedViewer Draw(long id)
    {
        var region = regional.Draw(_random);
        var tastes = TopicTastes(region);
        return new SimulatedViewer
        {
            Id = id,
            Region = region,
            TopicTastes = tastes,
            FavouriteTopics = [.. Enumerable.Range(0, tastes.Length).OrderByDescending(topic => tastes[topic])],
            StyleTastes = Array.ConvertAll(_random.Gaussians(ReactionModel.StyleDimensions, 0.4), value => (float)value),
            Mood = _random.Gaussian(0.5),
            Generosity = _random.Gaussian(1.2),
            PreferredLogDuration = Math.Log(25_000) + _random.Gaussian(0.8),
            ImpressionsPerDay = options.ImpressionsPerDay * Math.Exp(_random.Gaussian(0.9) - 0.405),
            UsualHour = (18 + _random.Below(9)) % 24,
        };
    }

    // Interests come in families: who likes one sport likes others too. A viewer has two favourite families, and favourites within them.
    private double[] TopicTastes(string region)
    {
        var families = (options.Topics + TopicsPerFamily - 1) / TopicsPerFamily;
        var familyTastes = _random.Gaussians(families, 0.4);
        var favourites = new[] { _random.Below(families), _random.Below(families) };
        Array.ForEach(favourites, family => familyTastes[family] += 1.0);
        var tastes = new double[options.Topics];
        for (var topic = 0; topic < tastes.Length; topic++)
        {
            tastes[topic] = -0.55 + regional.TopicTaste(region, topic) + familyTastes[topic / TopicsPerFamily] + _random.Gaussian(0.25);
        }

        for (var i = 0; i < FavouriteTopics; i++)
        {
            var topic = (favourites[i % favourites.Length] * TopicsPerFamily) + _random.Below(TopicsPerFamily);
            tastes[Math.Min(topic, tastes.Length - 1)] += 0.8;
        }

        return tastes;
    }

    /// <summary>The viewer table's row: a little of it tells of the tastes, most is noise.</summary>
    public ViewerRecord Describe(SimulatedViewer viewer, WorldRandom random)
    {
        var encrypted = new int[18];
        for (var i = 0; i < encrypted.Length; i++)
        {
            encrypted[i] = random.Below(2 + (i * 3));
        }

        encrypted[1] = StrongestStyle(viewer);
        encrypted[2] = random.Chance(0.7) ? viewer.FavouriteTopics[0] : random.Below(options.Topics);
        encrypted[3] = viewer.FavouriteTopics[random.Below(Math.Min(8, viewer.FavouriteTopics.Count))];
        encrypted[7] = Regional.Code(viewer.Region);
        return new ViewerRecord(
            viewer.Id,
            viewer.ImpressionsPerDay switch { > 6 => "full_active", > 3 => "high_active", > 1 => "middle_active", _ => "low_active" },
            RegisterDays: 1 + (int)random.Exponential(500),
            FollowCount: (int)random.Exponential(60 * Math.Exp(0.5 * viewer.Generosity)),
            FanCount: (int)random.Exponential(30),
            FriendCount: (int)random.Exponential(15),
            IsLowActive: viewer.ImpressionsPerDay < 0.5,
            IsLiveStreamer: random.Chance(0.05),
            IsVideoAuthor: random.Chance(0.3),
            encrypted,
            viewer.Region);
    }

    private static int StrongestStyle(SimulatedViewer viewer)
    {
        var best = 0;
        var tastes = viewer.StyleTastes.Span;
        for (var i = 1; i < tastes.Length; i++)
        {
            best = tastes[i] > tastes[best] ? i : best;
        }

        return best;
    }
}
